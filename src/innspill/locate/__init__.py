"""Finds, on the sheets of a file, the cells that answer and what stands around them; accounts for every other cell."""

from innspill.locate.headers import read_label
from innspill.locate.known import Known
from innspill.locate.sheet import locate_answers
from innspill.locate.workbook import locate_in_workbook

__all__ = ["Known", "locate_answers", "locate_in_workbook", "read_label"]
