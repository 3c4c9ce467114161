"""The names of cells and columns, as Excel shows them."""

from __future__ import annotations


def column_index(letters: str) -> int:
    """Give the number of a column, from 0, from the letters that Excel shows.

    Example:
        >>> column_index("A"), column_index("AB")
        (0, 27)
    """
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    """Give the name that Excel shows for a cell, from row and column counted from 0.

    Example:
        >>> cell_name(6, 27)
        'AB7'
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
