"""What makes a file unreadable, with what to tell the user."""

from __future__ import annotations

import traceback
from pathlib import Path

from innspill.model import Place, Problem, Source

ASK_AGAIN = "Be partneren lagre filen på nytt i Excel som .xlsx og sende den igjen."
REASONS = {
    "encrypted": ("Filen er beskyttet med passord og kan ikke leses.", "Be om filen uten passord."),
    "corrupt": ("Filen er skadet og kan ikke leses.", ASK_AGAIN),
    "empty": ("Filen er tom.", "Be partneren sende filen på nytt."),
    "bomb": ("Filen blir urimelig stor når den pakkes ut, og er ikke lest.", ASK_AGAIN),
}
ASK_FOR_SPREADSHEET = "Be om svaret som regneark."


class UnreadableError(Exception):
    """The content cannot be used; carries the code, and a message where the code alone says too little."""

    def __init__(self, code: str, message: str | None = None, advice: str | None = None) -> None:
        standard = REASONS.get(code, ("", ASK_AGAIN))
        super().__init__(code)
        self.code = code
        self.message = message or standard[0]
        self.advice = advice or standard[1]


def program_fault(source: Source, error: Exception) -> Problem:
    """Tell that the program itself failed on a file, and where, so that somebody can mend it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {Path(frame.filename).name} linje {frame.lineno}"
    message = f"Programmet gjorde en feil med denne filen, og ingenting fra den er med ({where})."
    return Problem("program_fault", Place(source.file), message, "Før svaret inn for hånd, og meld fra om feilen.")
