"""The command line: one file per command; a command parses, makes one call into the library, and prints.

Answers go to stdout, everything else to stderr. A mistake of the user is one sentence and exit code 1 or
2; `--debug` shows where it came from. Command modules import what is heavy inside their functions, so
that `kg --help` stays quick.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from kg.language import LANGUAGES, use_language


def main() -> None:
    """Run the command line: the language first, since every help text depends on it."""
    _speak_utf8(sys.stdout, "surrogateescape")  # the name of a file is printed with the bytes that it has
    _speak_utf8(sys.stderr, "backslashreplace")
    _choose_language(sys.argv[1:])
    from kg.cli.app import run

    sys.exit(run())


def _speak_utf8(stream: object, errors: str) -> None:
    """What is said is UTF-8 whatever the locale: under `LC_ALL=C` an accent would be a traceback, and what a pipe
    carries would differ from machine to machine. A terminal that has another encoding keeps it, and shows `?`
    for what it lacks."""
    if not isinstance(stream, TextIOWrapper) or stream.encoding.lower() in ("utf-8", "utf8"):
        return
    if stream.isatty() and stream.encoding.lower() not in ("ascii", "us-ascii", "ansi_x3.4-1968"):
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors=errors)


def _choose_language(arguments: list[str]) -> None:
    """Help texts are built when the commands are imported, so the language is settled before that:
    `--lang`, else KG_LANG, else `lang` in a `kg.toml`, else the locale's."""
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or next(iter(arguments[position + 1 : position + 2]), "")
            if value in LANGUAGES:
                use_language(value)
                os.environ["KG_LANG"] = value
            return
    if not os.environ.get("KG_LANG"):
        from kg.store.settings import language_in_files

        value = language_in_files()
        if value in LANGUAGES:
            use_language(value)
