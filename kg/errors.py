"""What went wrong, as one sentence that says what to do next.

Every error that a user can cause or meet is a `KgError`: the command prints the sentence and ends with
`exit_code`; anything else is a defect of ours. Code raises the most specific class, so that library
users can catch it.
"""

from __future__ import annotations

from kg.language import Text


class KgError(Exception):
    """A sentence for the user, in both languages."""

    exit_code = 2

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return str(self.text)


class DatabaseError(KgError):
    """No database, the wrong one, or one that went away."""


class SettingsError(KgError):
    """A setting that does not exist or cannot be meant."""


class NotFoundError(KgError):
    """A name that stands for nothing here."""

    exit_code = 1
