"""The SCORM 1.2 package of a plan."""

from builder.archive import Member
from builder.plan.model import CoursePlan
from builder.writers.scorm.editions import SCORM12
from builder.writers.scorm.package import members


def write(plan: CoursePlan) -> tuple[Member, ...]:
    """Give the members of the SCORM 1.2 package, imsmanifest.xml first; BuildError where the plan cannot be played."""
    return members(plan, SCORM12)
