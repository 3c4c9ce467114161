"""One file per format, each a pure ``render(summary) -> bytes``; ``write`` is the only place that writes."""

from innspill.export.formats import ENDINGS, FORMATS
from innspill.export.write import check_targets, write_outputs

__all__ = ["ENDINGS", "FORMATS", "check_targets", "write_outputs"]
