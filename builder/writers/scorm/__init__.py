"""SCORM packages: one SCO with its own navigation, in SCORM 1.2 and in SCORM 2004 4th edition."""
