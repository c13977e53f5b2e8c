"""XHTML as frozen blocks and runs, with the sizes of a page: what DOCX and ODT have in common."""
