"""Finds, on one sheet, the cells that answer and what stands around them; accounts for every other cell."""

from innspill.locate.headers import HEADER_CUTOFF, Label, is_form_ending, is_guidance, read_label, read_scope
from innspill.locate.sheet import locate_answers

__all__ = [
    "HEADER_CUTOFF",
    "Label",
    "is_form_ending",
    "is_guidance",
    "locate_answers",
    "read_label",
    "read_scope",
]
