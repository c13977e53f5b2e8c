"""read -> check -> documents -> plan -> write -> pack -> verify: straight-line code, the only place that knows all."""

from builder.pipeline.building import Built, build, moodle_templates
from builder.pipeline.jobs import ON_REQUEST, TARGETS, Request, file_code
from builder.pipeline.reading import Checked, check, kept_documents, plan
from builder.pipeline.starting import quiz_to_start_from

__all__ = [
    "ON_REQUEST",
    "TARGETS",
    "Built",
    "Checked",
    "Request",
    "build",
    "check",
    "file_code",
    "kept_documents",
    "moodle_templates",
    "plan",
    "quiz_to_start_from",
]
