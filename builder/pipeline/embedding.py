"""SCORM packages of modules put into a plan that has them as activities of the Moodle course."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from builder.archive import ZIP_EPOCH, Member, pack
from builder.plan.activities import PlannedPackage, WorkActivity
from builder.plan.assets import AssetStore, made_asset, media_type
from builder.plan.model import Activity, CoursePlan
from builder.plan.rich_model import Asset, AttachedFile
from builder.writers.scorm import scorm12


def with_packages(plan: CoursePlan, plan_of: Callable[[str], CoursePlan], workshop: Path, assets: AssetStore) -> CoursePlan:
    """Give a plan in which every SCORM activity holds its package, built of the plan that ``plan_of`` gives for its module."""
    if not any(_has_package(activity) for activity in plan.activities()):
        return plan
    sections = (
        replace(section, activities=tuple(_filled(each, plan, plan_of, workshop, assets) for each in section.activities))
        for section in plan.sections
    )
    return replace(plan, sections=tuple(sections))


def _has_package(activity: Activity) -> bool:
    return isinstance(activity, WorkActivity) and isinstance(activity.of, PlannedPackage)


def _filled(
    activity: Activity, plan: CoursePlan, plan_of: Callable[[str], CoursePlan], workshop: Path, assets: AssetStore
) -> Activity:
    if not (isinstance(activity, WorkActivity) and isinstance(activity.of, PlannedPackage)):
        return activity
    inner = plan_of(activity.of.module)
    # Stored, not deflated: the SHA-1 of the zip is named in the backup, and another zlib would give other bytes.
    members = [replace(member, compress=False) for member in scorm12.write(inner)]
    name = f"{inner.key}-module-{activity.of.module}.zip".lower()
    path = workshop / f".{name}"
    pack(members, path, "zip", ZIP_EPOCH)
    contents = tuple((member.path, _asset(member, assets)) for member in members)
    package = replace(
        activity.of,
        zip=AttachedFile(name, assets.asset(path), plan.licence),
        contents=contents,
        identifiers=scorm12.identifiers(inner),
        title=inner.title,
    )
    return replace(activity, of=package)


def _asset(member: Member, assets: AssetStore) -> Asset:
    if member.file is not None:
        return assets.asset(member.file)
    return made_asset(member.data or b"", media_type(member.path))
