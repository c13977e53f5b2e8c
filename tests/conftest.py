"""What tests of several levels share."""

from pathlib import Path

import pytest

from tests.courses import checked_course, documents_of, written_course


@pytest.fixture(scope="session")
def written_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the kept documents of the course whose annexes are texts, made once for tests that are not about making them."""
    root = written_course(tmp_path_factory.mktemp("written"))
    checked_course(root, documents=True)
    return documents_of(root)
