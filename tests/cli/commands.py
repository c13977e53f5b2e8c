"""Running the command as people do: in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.courses import PROJECT


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run gave."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, object]:
        """Give standard output as the JSON object that it is."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value

    def codes(self) -> list[str]:
        """Give the codes of the diagnostics of a JSON report."""
        found = self.json()["diagnostics"]
        assert isinstance(found, list)
        return [diagnostic["code"] for diagnostic in found]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give an environment without settings that change what the command says."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "COLUMNS", "LANG", "LC_ALL", "TZ", "CI")
    }
    return {**kept, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "error", **(extra or {})}


def builder(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None, start: Sequence[str] = ("-m", "builder")
) -> Ran:
    """Run ``builder`` in a folder."""
    command = [sys.executable, *start, *map(str, arguments)]
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
