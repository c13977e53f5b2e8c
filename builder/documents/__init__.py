"""Documents: an annex written in Markdown as PDF, DOCX, ODT or PPTX, and the books of a course.

One route: our Markdown, our XHTML (markup.markdown), then one renderer a format. annexes.py makes them all, render.py keeps them.
"""
