"""Presentations: cut into slides, measured, and drawn as PPTX (deck.py). Only deck.py and what it draws with load python-pptx."""

from builder.documents.slides.fit import PAGE_WIDTH, fullness, text_size
from builder.documents.slides.split import Slide, opening, split

__all__ = ["PAGE_WIDTH", "Slide", "fullness", "opening", "split", "text_size"]
