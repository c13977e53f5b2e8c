"""The diagnostic codes, one file a family of stages."""
