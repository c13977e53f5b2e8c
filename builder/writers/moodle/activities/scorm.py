"""mod_scorm: a SCORM 1.2 package of this course."""

from dataclasses import dataclass
from decimal import Decimal

from builder.plan.activities import PlannedPackage, WorkActivity
from builder.writers.moodle.context import Context, Place
from builder.writers.moodle.ids import numeric_id
from builder.writers.moodle.rules import closing
from builder.writers.moodle.views import ActivityView, Body, FileView

_PARTS, _HIGHEST = 0, 1
"""GRADESCOES and GRADEHIGHEST in Moodle's mod/scorm/locallib.php."""
_STATUS = {"passed": 2, "finished": 6}
"""What the package must report, as bits: 2 passed, 4 completed (scorm_status_options in Moodle's mod/scorm/lib.php)."""
_FULL = 100


@dataclass(frozen=True, slots=True)
class _ScormView:
    """What only a package has; ``manifest``, ``organization`` and ``item`` are identifiers of its manifest."""

    intro: str
    reference: str
    sha1: str
    points: Decimal
    grade_method: int
    status: int | None
    closes: int
    title: str
    manifest: str
    organization: str
    organization_id: int
    item: str
    item_id: int
    launch: str


def body(context: Context, activity: WorkActivity, of: PlannedPackage, view: ActivityView, path: str) -> Body:
    """Give scorm.xml with the rows of the zip and of every file in it: Moodle unpacks nothing when it restores."""
    if of.zip is None:
        raise ValueError(f"{view.key}: the package of module {of.module} is not built")
    manifest, organization, item = of.identifiers
    points = activity.rules.maximum
    scorm = _ScormView(
        intro=context.html(activity.description),
        reference=of.zip.name,
        sha1=of.zip.asset.sha1,
        points=points or Decimal(_FULL),
        grade_method=_HIGHEST if points else _PARTS,
        status=_STATUS.get(activity.rules.completion),
        closes=closing(activity.rules, context.time),
        title=of.title,
        manifest=manifest,
        organization=organization,
        organization_id=numeric_id("sco", f"{view.key}|{organization}"),
        item=item,
        item_id=numeric_id("sco", f"{view.key}|{organization}|{item}"),
        launch=of.launch,
    )
    member = context.rendered("activities/scorm/scorm.xml.j2", path, activity=view, scorm=scorm)
    rows = (
        *context.files(view, "package", [of.zip]),
        *_contents(context, of, view),
        *context.files(view, "intro", activity.files),
    )
    return Body(member, rows, grade=context.grades.get(view.key))


def _contents(context: Context, of: PlannedPackage, view: ActivityView) -> list[FileView]:
    place = Place(f"{view.key}:content", view.context, "mod_scorm", "content")
    return [
        context.row(place, name, asset, context.plan.licence, folder=f"/{folder}/" if folder else "/")
        for folder, _, name, asset in ((*path.rpartition("/"), asset) for path, asset in of.contents)
    ]
