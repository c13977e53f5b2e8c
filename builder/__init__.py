"""Course-as-code: a curriculum kept as plain files becomes Moodle course backups, SCORM packages and books."""

__version__ = "0.3.0"
