"""The SCORM 2004 4th edition package of a plan."""

from builder.archive import Member
from builder.plan.model import CoursePlan
from builder.writers.scorm.editions import SCORM2004
from builder.writers.scorm.package import members


def write(plan: CoursePlan) -> tuple[Member, ...]:
    """Give the members of the SCORM 2004 package, imsmanifest.xml first; BuildError where the plan cannot be played."""
    return members(plan, SCORM2004)
