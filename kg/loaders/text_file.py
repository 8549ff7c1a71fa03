"""The bytes of a file as text, or the problem that keeps them from being read."""

from __future__ import annotations

from pathlib import Path

from kg.language import Text
from kg.schema.problems import Place, Problems

LARGEST_YAML = 10 * 1024 * 1024


def read_text(path: Path, shown: str, problems: Problems, largest: int | None = LARGEST_YAML) -> str | None:
    """The text of a UTF-8 file, or None with the problem added."""
    try:
        size = path.stat().st_size
        if largest is not None and size > largest:
            problems.error(
                "too-large",
                Place(shown),
                f"{size // (1024 * 1024)} MB",
                Text(
                    en=f"is larger than {largest // (1024 * 1024)} MB",
                    fr=f"dépasse {largest // (1024 * 1024)} Mo",
                ),
                Text(
                    en="split it, or write large lists as tables (party_to.csv)",
                    fr="le découper, ou écrire les longues listes en tableaux (party_to.csv)",
                ),
            )
            return None
        content = path.read_bytes()
    except OSError as error:
        problems.error(
            "unreadable",
            Place(shown),
            error.strerror or str(error),
            Text(en="cannot be read", fr="ne peut pas être lu"),
            Text(
                en="check that it exists and that you may read it",
                fr="vérifier qu'il existe et qu'il est lisible",
            ),
        )
        return None
    return _decode(content, shown, problems)


def _decode(content: bytes, shown: str, problems: Problems) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.error(
            "bad-encoding",
            Place(shown, line),
            repr(content[max(error.start - 10, 0) : error.start + 10].decode("cp1252", "replace")),
            Text(en="is not UTF-8", fr="n'est pas en UTF-8"),
            Text(en="save the file as UTF-8", fr="enregistrer le fichier en UTF-8"),
        )
        return None
    if not text.strip():
        problems.error(
            "empty-file",
            Place(shown),
            "",
            Text(en="is empty", fr="est vide"),
            Text(
                en="write facts into it (kg new-case shows how), or take it out",
                fr="y écrire des faits (voir kg new-case), ou l'ôter",
            ),
        )
        return None
    return text
