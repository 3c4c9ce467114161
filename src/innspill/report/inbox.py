"""What the person at the terminal sees of what has come in: files, sheets, columns, senders and problems."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from innspill import labels
from innspill.cells import cell_name
from innspill.collect import Collected, FileResult
from innspill.labels import number, plural
from innspill.model import Column, Problem, Reading, Role, Sheet, SheetAccount, Table
from innspill.report.style import NUMBER, TEXT, cut, note, table
from innspill.summarise import coverage_frame, table_records

_MOST_PROBLEMS = 12
_QUITE_SURE = 90
_KINDS = {"table": "tabell", "form": "skjema", "list": "liste"}


def show_inbox(collected: Collected, console: Console) -> None:
    """Print what was found in each file, how its columns were read, who has answered, and all problems."""
    accounts = iter(collected.accounts)
    for file in collected.files:
        _show_file(file, accounts, console)
    records = table_records(coverage_frame(collected.register, collected.challenges))
    console.print(Text(f"\n{labels.TABLES['coverage']}", style="bold"))
    console.print(coverage(records))
    problems = problem_table(collected.problems, most=len(collected.problems))
    if problems is not None:
        console.print(Text(f"\n{labels.TABLES['problems']}", style="bold"))
        console.print(problems)


def _show_file(file: FileResult, accounts: Iterator[SheetAccount], console: Console) -> None:
    counted = [challenge for challenge in file.challenges if challenge.excluded is None]
    senders = sorted({challenge.partner for challenge in file.challenges})
    console.print(
        Text.assemble(
            "\n",
            (file.workbook.source.file, "bold"),
            f"  {plural(len(counted), 'innspill', 'innspill')}",
            (f"  fra {', '.join(senders)}" if senders else "", "dim"),
        )
    )
    for problem in file.workbook.problems:
        console.print(Text(f"  {problem.message} {problem.advice}", style="yellow"))
    for sheet, reading in zip(file.workbook.sheets, file.readings, strict=True):
        account = next(accounts)
        console.print(Text.assemble(f"  {_sheet_line(sheet, reading)}", (_uses(account), "dim")))
        for found in reading.tables:
            console.print(Padding(_columns(found), (0, 0, 0, 4), expand=False))


def _sheet_line(sheet: Sheet, reading: Reading) -> str:
    unnamed = sheet.prefix.strip() or "teksten"
    name = (f"ark «{sheet.name}»" if sheet.is_named else unnamed) + (" (skjult)" if sheet.hidden else "")
    if not sheet.count:
        return f"{name}: tomt"
    if not reading.tables:
        return f"{name}: ingen innspill"
    counted = sum(1 for answer in reading.answers if answer.excluded is None)
    places = ", ".join(f"{_KINDS[found.kind]} fra rad {found.header_row}" for found in reading.tables)
    return f"{name}: {plural(counted, 'innspill', 'innspill')} i {places}"


def _uses(account: SheetAccount) -> str:
    """Say where the cells of a sheet went."""
    if not account.cells:
        return ""
    parts = [f"{labels.USES[use].lower()} {number(count)}" for use, count in account.uses.items() if count]
    balance = "" if account.is_balanced else ". FEIL I PROGRAMMET: summen stemmer ikke"
    return f"  {plural(account.cells, 'celle', 'celler')}: {', '.join(parts)}{balance}"


def _columns(found: Table) -> RichTable:
    """Show what each column was taken for; how sure is told where it is not quite."""
    made = RichTable.grid(padding=(0, 2, 0, 0))
    for column in found.columns:
        made.add_row(cell_name(0, column.index)[:-1], Text(cut(column.header)), "→", Text(_meaning(column)))
    return made


def _meaning(column: Column) -> str:
    if column.role is None:
        return "ikke forstått"
    told_scope = column.role in (Role.CHALLENGE, Role.MEASURE) and column.scope != "unknown"
    scope = f", {labels.SCOPES[column.scope].lower()}" if told_scope else ""
    doubt = f" ({column.sure} % sikkert)" if column.sure < _QUITE_SURE else ""
    return f"{labels.ROLES[column.role]}{scope}{doubt}"


def coverage(lines: Sequence[dict[str, Any]]) -> RenderableType:
    """Show who of the expected partners has answered, by type, and name those who have not."""
    made = table(("Partnertype", TEXT), ("Ventet", NUMBER), ("Har svart", NUMBER), ("Har ikke svart", TEXT))
    for kind, heading in labels.PARTNER_TYPES.items():
        expected = [line for line in lines if line["expected"] and line["partner_type"] == kind]
        silent = [line["partner"] for line in expected if not line["answered"]]
        if expected:
            made.add_row(
                heading,
                number(len(expected)),
                number(len(expected) - len(silent)),
                Text(", ".join(silent) or "–"),
            )
    others = [line["partner"] for line in lines if not line["expected"]]
    return Group(made, note(f"Andre som har svart: {', '.join(others)}.")) if others else made


def problem_table(problems: Sequence[Problem], *, most: int = _MOST_PROBLEMS) -> RenderableType | None:
    """Show what could not be used, with its place and what to do; many at once are counted, not cut silently."""
    if not problems:
        return None
    made = table(("Sted", {"overflow": "fold", "ratio": 2}), ("Merknad", {"overflow": "fold", "ratio": 5}))
    made.expand = True
    for problem in problems[:most]:
        advice = [(f"\n{problem.advice}", "dim")] if problem.advice else []
        made.add_row(Text(str(problem.place)), Text.assemble(problem.message, *advice))
    rest = len(problems) - most
    if rest <= 0:
        return made
    return Group(made, note(f"… og {plural(rest, 'merknad', 'merknader')} til; alle står i filen som -o skriver."))


def inbox_json(collected: Collected) -> bytes:
    """Give the same for programs."""
    accounts = iter(collected.accounts)
    result = {
        "schema": "innspill-check/1",
        "files": [_file_record(file, accounts) for file in collected.files],
        "coverage": table_records(coverage_frame(collected.register, collected.challenges)),
        "problems": [
            {"file": problem.place.file, "sheet": problem.place.sheet, "cell": problem.place.cell,
             "code": problem.code, "message": problem.message, "advice": problem.advice}
            for problem in collected.problems
        ],
        "accounting": {
            "balanced": all(account.is_balanced for account in collected.accounts),
            "cells": sum(account.cells for account in collected.accounts),
        },
    }  # fmt: skip
    return (json.dumps(result, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _file_record(file: FileResult, accounts: Iterator[SheetAccount]) -> dict[str, Any]:
    source = file.workbook.source
    return {
        "file": source.file,
        "sha256": source.sha256,
        "partners": sorted({challenge.partner for challenge in file.challenges}),
        "challenges": sum(1 for challenge in file.challenges if challenge.excluded is None),
        "sheets": [
            _sheet_record(sheet, reading, next(accounts))
            for sheet, reading in zip(file.workbook.sheets, file.readings, strict=True)
        ],
    }


def _sheet_record(sheet: Sheet, reading: Reading, account: SheetAccount) -> dict[str, Any]:
    return {
        "sheet": sheet.name if sheet.is_named else None,
        "hidden": sheet.hidden,
        "tables": [_table_record(found) for found in reading.tables],
        "cells": account.cells,
        "uses": {use.value: count for use, count in account.uses.items()},
        "challenges": account.challenges,
    }


def _table_record(found: Table) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "header_row": found.header_row,
        "columns": [
            {"column": cell_name(0, column.index)[:-1], "header": column.header, "role": column.role,
             "sure": column.sure, "scope": column.scope}
            for column in found.columns
        ],
    }  # fmt: skip
