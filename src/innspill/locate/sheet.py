"""Decides how one sheet is to be read: tables, then tables on their side, forms, questions, lists, bare statements."""

from __future__ import annotations

from collections import Counter

from innspill.cells import cell_name
from innspill.locate.by_content import find_by_content
from innspill.locate.forms import holds_a_form, read_labelled
from innspill.locate.grid import Found, Grid
from innspill.locate.header_rows import Header, find_headers
from innspill.locate.headers import is_guidance, may_ask
from innspill.locate.known import NOTHING_KNOWN, Known
from innspill.locate.matrices import find_matrices
from innspill.locate.plain import holds_statements, read_bullet_rows, read_headerless, read_lists, read_topics
from innspill.locate.questions import holds_questions, read_questions
from innspill.locate.tables import read_tables
from innspill.locate.told import header_as_told
from innspill.locate.transposed import find_transposed, read_transposed
from innspill.model import Problem, Reading, Role, Sheet, SourceSetting, Use

_LONGEST_TITLE = 80
_FEWEST_WORDS = 4


def locate_answers(
    file: str,
    sheet: Sheet,
    known: Known = NOTHING_KNOWN,
    *,
    without_header: bool = False,
    setting: SourceSetting | None = None,
) -> Reading:
    """Give the answers of a sheet, and a use for every non-empty cell of it.

    Args:
        file: The name of the file, for the places.
        sheet: Its texts.
        known: The themes and partners of the round.
        without_header: Whether to take a column of statements for answers though nothing asks for them. Meant for
            files in which no sheet has a header.
        setting: What the user says of this sheet.
    """
    grid = Grid(file, sheet)
    header = header_as_told(grid, setting) if setting else None
    if header:
        tables, taken = read_tables(grid, [header], known)
        return _reading(grid, tables, _read_around(grid, taken))
    if _holds_guidance(grid):
        return _reading(grid, read_labelled(grid, list(grid.lines), with_challenges=False))
    return _reading(grid, *_read(grid, known, without_header=without_header))


def _read(grid: Grid, known: Known, *, without_header: bool) -> tuple[Found, ...]:
    blocks = find_transposed(grid, known)
    if blocks:
        taken = {row for rows in blocks for row in rows}
        return *(read_transposed(grid, rows, known) for rows in blocks), _read_around(grid, taken)
    headers = _find_tables(grid, known)
    if headers:
        tables, taken = read_tables(grid, headers, known)
        return tables, _read_around(grid, taken)
    if holds_a_form(grid):
        return (read_labelled(grid, list(grid.lines), with_challenges=True, known=known),)
    questions, taken = read_questions(grid, known) if holds_questions(grid, known) else (Found(), set[int]())
    if questions.answers:
        return questions, _read_around(grid, taken)
    return _read_unasked(grid, known, without_header=without_header)


def _read_unasked(grid: Grid, known: Known, *, without_header: bool) -> tuple[Found, ...]:
    """Read a sheet in which no header, label or question asks: its lists, in a letter points under a scope."""
    lists = read_lists(grid)
    if lists.answers:
        return _read_lists(grid, known, lists)
    points = read_bullet_rows(grid) if grid.sheet.are_paragraphs else Found()
    if any(answer.scope != "unknown" for answer in points.answers):
        return points, _read_around(grid, {row for row, _ in points.uses}, points)
    may_read = without_header or may_ask([grid.sheet.name])
    return _read_by_content(grid, known) if may_read else (_not_understood(grid),)


def _find_tables(grid: Grid, known: Known) -> list[Header]:
    """Give the headers of tables whose header asks, and of matrices above, below or instead of them."""
    headers = find_headers(grid, known)
    if not headers:
        return find_matrices(grid, known)
    above = find_matrices(grid, known, before=headers[0].rows[0])
    return [*above, *headers, *find_matrices(grid, known, after=headers[-1].row)]


def _read_lists(grid: Grid, known: Known, lists: Found) -> tuple[Found, ...]:
    """Take the cells that hold lists, or the whole column that they stand in where it holds statements."""
    bare = read_headerless(grid, known)
    if len(bare.answers) > len(lists.answers):
        return bare, _read_around(grid, {row for row, _ in bare.uses})
    return lists, _read_around(grid, {row for row, _ in lists.uses}, lists)


def _read_by_content(grid: Grid, known: Known) -> tuple[Found, ...]:
    """Read a sheet in which nothing asks for challenges, where what stands there makes plain that it holds them."""
    bullets = read_bullet_rows(grid)
    if bullets.answers:
        return bullets, _read_around(grid, {row for row, _ in bullets.uses}, bullets)
    topics = read_topics(grid) if grid.sheet.are_paragraphs else Found()
    if topics.answers:
        return topics, _read_around(grid, {row for row, _ in topics.uses}, topics)
    headers = find_by_content(grid, known)
    if headers:
        tables, taken = read_tables(grid, headers, known)
        tables.problems += [_guessed(grid, headers[0])]
        return tables, _read_around(grid, taken)
    bare = read_headerless(grid, known)
    if not bare.answers:
        return (_not_understood(grid),)
    return bare, _read_around(grid, {row for row, _ in bare.uses})


def _guessed(grid: Grid, header: Header) -> Problem:
    (column,) = header.having(Role.CHALLENGE)
    return Problem(
        "guessed_column",
        grid.place(header.row, column.index),
        f"Kolonnen «{' '.join(column.header.split())}» er lest som utfordringer, fordi innholdet ser slik ut.",
        "Er det feil, skriver du det i innspill.toml under [[source]].",
    )


def _read_around(grid: Grid, taken: set[int], lists: Found | None = None) -> Found:
    """Read the lines that stand above, between and below what was taken: labels, titles, footnotes."""
    found = read_labelled(grid, [row for row in grid.lines if row not in taken], with_challenges=False)
    for row in taken if lists else ():
        for column in grid.lines[row]:
            if lists and (row, column) not in lists.uses:
                found.uses[(row, column)] = Use.FORM
                found.titles.append(grid.lines[row][column])
    return found


def _not_understood(grid: Grid) -> Found:
    found = _read_around(grid, set())
    answered = {row for (row, _), use in found.uses.items() if use is Use.FIELD}
    unused = [cell for cell, use in found.uses.items() if use is Use.FORM and cell[0] not in answered]
    if unused:
        row, column = unused[0]
        text = " ".join(grid.lines[row][column].split())[:60]
        count = "1 tekst" if len(unused) == 1 else f"{len(unused)} tekster"
        found.uses.update(dict.fromkeys(unused, Use.PROBLEM))
        found.problems.append(
            Problem(
                "no_challenge_column",
                grid.sheet_place(),
                f"Fant ingen kolonne eller noe felt for utfordringer; {count} er ikke brukt, for eksempel «{text}».",
                _advice(grid),
            )
        )
    return found


def _advice(grid: Grid) -> str:
    """Say how to put it right in the file, and the lines for ``innspill.toml`` that do without."""
    sheet = f'sheet = "{grid.sheet.name}"\n' if grid.sheet.is_named else ""
    words: Counter[int] = Counter()
    for line in grid.lines.values():
        words.update({column: len(text.split()) for column, text in line.items()})
    column = max(words, key=lambda index: (words[index], -index))
    answers = [row for row, line in grid.lines.items() if len(line.get(column, "").split()) >= _FEWEST_WORDS]
    header = max((row for row in grid.lines if not answers or row < answers[0]), default=min(grid.lines))
    return (
        "Gi kolonnen med utfordringer overskriften «Utfordring», eller lim dette inn i innspill.toml med rett rad og "
        f'kolonne:\n[[source]]\nfile = "{grid.file}"\n{sheet}header_row = {header + 1}\n'
        f'columns = {{ {cell_name(0, column)[:-1]} = "challenge" }}'
    )


def is_front_page(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a sheet that was not understood holds only titles and labels, as a front page or an index does."""
    if reading.answers or not any(problem.code == "no_challenge_column" for problem in reading.problems):
        return False
    lines = list(sheet.lines.values())
    is_short = all(len(text) <= _LONGEST_TITLE for line in lines for text in line.values())
    columns = {column for line in lines for column in line}
    return is_short and not any(holds_statements([line.get(column, "") for line in lines]) for column in columns)


def _holds_guidance(grid: Grid) -> bool:
    first = next((text for line in grid.lines.values() for text in line.values()), "")
    return is_guidance(grid.sheet.name) or is_guidance(first)


def _cells(grid: Grid) -> list[tuple[int, int]]:
    return [(row, column) for row, line in grid.lines.items() for column in line]


def _reading(grid: Grid, *parts: Found) -> Reading:
    return Reading(
        sheet=grid.sheet.name,
        tables=tuple(table for part in parts for table in part.tables),
        answers=tuple(answer for part in parts for answer in part.answers),
        titles=tuple(title for part in parts for title in part.titles),
        partner=next((part.partner for part in parts if part.partner), None),
        partner_type=next((part.partner_type for part in parts if part.partner_type), None),
        occasion=next((part.occasion for part in parts if part.occasion), None),
        uses={cell: use for part in parts for cell, use in part.uses.items()},
        problems=tuple(problem for part in parts for problem in part.problems),
    )
