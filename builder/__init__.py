"""Course-as-code: a curriculum kept as plain files becomes Moodle course backups and SCORM packages."""

__version__ = "0.1.0"
