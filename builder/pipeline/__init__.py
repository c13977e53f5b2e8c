"""read -> check -> documents -> plan -> write -> pack -> verify: straight-line code, the only place that knows all."""

from builder.pipeline.building import Built, build, moodle_templates
from builder.pipeline.jobs import TARGETS, Request, file_code
from builder.pipeline.reading import Checked, check, kept_documents, plan

__all__ = ["TARGETS", "Built", "Checked", "Request", "build", "check", "file_code", "kept_documents", "moodle_templates", "plan"]
