"""The SCORM 1.2 package of a plan."""

from builder.archive import Member
from builder.plan.model import CoursePlan
from builder.writers.scorm.editions import SCORM12
from builder.writers.scorm.manifest import manifest_identifier
from builder.writers.scorm.names import identifier
from builder.writers.scorm.package import members


def identifiers(plan: CoursePlan) -> tuple[str, str, str]:
    """Give the identifiers of the manifest, its organization and its item."""
    key = plan.scope or plan.key
    return manifest_identifier(plan.key, plan.scope), identifier("ORG-", key), identifier("ITEM-", key)


def write(plan: CoursePlan) -> tuple[Member, ...]:
    """Give the members of the SCORM 1.2 package, imsmanifest.xml first; BuildError where the plan cannot be played."""
    return members(plan, SCORM12)
