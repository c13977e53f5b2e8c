"""Markdown to HTML, the Jinja2 environment, and the gate for XML."""
