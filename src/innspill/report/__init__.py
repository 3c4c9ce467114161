"""What the person at the terminal sees."""

from innspill.report.inbox import inbox_json, show_inbox
from innspill.report.summary import closing_line, show_summary

__all__ = ["closing_line", "inbox_json", "show_inbox", "show_summary"]
