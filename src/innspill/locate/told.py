"""Reads a sheet as the user has told in ``innspill.toml``, instead of by its headers."""

from __future__ import annotations

from innspill.cells import column_index
from innspill.locate.grid import Grid
from innspill.locate.header_rows import Header, sure_label
from innspill.model import Column, Role, Scope, SourceSetting

_SCOPED: dict[str, Scope] = {"challenge_own": "own", "challenge_common": "common"}


def header_as_told(grid: Grid, setting: SourceSetting) -> Header | None:
    """Give the header that the user describes, or none where the setting says nothing of columns."""
    if not setting.columns:
        return None
    row = (setting.header_row or min(grid.lines, default=0) + 1) - 1
    line = grid.lines.get(row, {})
    told = {column_index(letters): meaning for letters, meaning in setting.columns.items()}
    columns = []
    for index in sorted(told.keys() | line.keys()):
        text = line.get(index, "")
        label = sure_label(text) if text else None
        if index in told:
            role = Role.CHALLENGE if told[index] in _SCOPED else Role(told[index])
            scope = _SCOPED.get(told[index], label.scope if label else "unknown")
            columns.append(Column(index, text, role, 100, scope))
        elif label and label.role is not Role.CHALLENGE:
            columns.append(Column(index, text, label.role, label.sure, label.scope))
        else:
            columns.append(Column(index, text, None))
    return Header((row,), tuple(columns))
