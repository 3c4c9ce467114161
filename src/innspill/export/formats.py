"""The formats a summary can be given in, by the ending of a file and by name on the command line."""

from __future__ import annotations

from collections.abc import Callable

from innspill.summarise import Summary


def _workbook(summary: Summary) -> bytes:
    from innspill.export.workbook import render  # noqa: PLC0415 - openpyxl takes a quarter of a second

    return render(summary)


def _json(summary: Summary) -> bytes:
    from innspill.export.json_result import render  # noqa: PLC0415

    return render(summary)


def _csv(summary: Summary) -> bytes:
    from innspill.export.csv_table import render  # noqa: PLC0415

    return render(summary)


def _csv_file(summary: Summary) -> bytes:
    from innspill.export.csv_table import render_for_excel  # noqa: PLC0415

    return render_for_excel(summary)


def _markdown(summary: Summary) -> bytes:
    from innspill.export.markdown import render  # noqa: PLC0415

    return render(summary)


Render = Callable[[Summary], bytes]

ENDINGS: dict[str, Render] = {".xlsx": _workbook, ".json": _json, ".csv": _csv_file, ".md": _markdown}
"""What ``-o`` writes, by the ending of the file."""

FORMATS: dict[str, Render] = {"json": _json, "csv": _csv, "md": _markdown}
"""What ``--format`` writes to standard output; ``table`` is the terminal's own."""
