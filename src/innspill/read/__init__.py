"""Reads a source into sheets of text, whatever its ending says, and never fails on what a file holds."""

from innspill.read.source import read_workbook

__all__ = ["read_workbook"]
