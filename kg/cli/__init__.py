"""The command line: one file per command; a command parses, makes one call into the library, and prints.

Answers go to stdout, everything else to stderr. A mistake of the user is one sentence and exit code 1 or
2; `--debug` shows where it came from. Command modules import what is heavy inside their functions, so
that `kg --help` stays quick.
"""

from __future__ import annotations

import os
import sys

from kg.language import LANGUAGES, use_language


def main() -> None:
    """Run the command line: the language first, since every help text depends on it."""
    _choose_language(sys.argv[1:])
    from kg.cli.app import run

    sys.exit(run())


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
