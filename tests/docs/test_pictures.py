"""Pictures of the documentation that are drawn from the course are those of the course as it is."""

from builder.plan.map import curriculum_map
from tests.courses import PROJECT, checked_course


def test_the_map_in_the_readme_is_that_of_the_course() -> None:
    """`python -m tools.pictures` has been run after the last change of a title."""
    assert (PROJECT / "docs/images/curriculum-map.svg").read_bytes() == curriculum_map(checked_course(PROJECT).course)
