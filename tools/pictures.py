"""Writes the pictures of the documentation that are drawn from the course: ``python -m tools.pictures``."""

from pathlib import Path

from builder.pipeline import check
from builder.plan.map import curriculum_map

TARGET = Path("docs/images/curriculum-map.svg")


def main() -> None:
    """Draw the curriculum map of the course in the current folder."""
    checked, _ = check(Path.cwd())
    TARGET.write_bytes(curriculum_map(checked[0].course))


if __name__ == "__main__":
    main()
