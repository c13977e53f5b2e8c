"""What every test in a browser needs: the browser, and the tools from npm."""

import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the browser's path; without what is needed the test is left out (where CI is true: fails) with the line to type."""
    browser = os.environ.get("CHROMIUM") or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    missing = [
        package
        for package, there in (("chromium", browser), ("nodejs", shutil.which("node")), ("npm", shutil.which("npm")))
        if not there
    ]
    if missing:
        _without(f"type: sudo apt-get install {' '.join(missing)}")
    if not (HERE / "node_modules" / "scorm-again").is_dir():
        _without("type: npm ci --prefix tests/browser --ignore-scripts")
    assert browser
    return browser


def _without(line: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"the tests in a browser need more: {line}")
    pytest.skip(f"left out: {line}")
