"""What makes a file unreadable, with what to tell the user."""

from __future__ import annotations

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
