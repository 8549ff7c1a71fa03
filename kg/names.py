"""Names as people write them: slugs, folding of accents, and the nearest of a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# Letters that do not fall apart into a base letter and an accent.
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"})

_LEGAL_FORM = re.compile(
    r"\b(association|assoc|asso|sa|sas|sarl|scop|scic|sci|eurl|ei|gie|groupe|societe|ste|fondation|ag|ltd)\b"
)
_NOT_CORE = re.compile(r"[^a-z0-9 ]")


def fold(text: str) -> str:
    """Lower case without accents: what two spellings of one name have in common."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(text: str) -> str:
    """`Caisse des Dépôts` → `caisse-des-depots`."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def core_name(name: str) -> str:
    """A name without accents, case, legal form and punctuation: `Association Wimoov` → `wimoov`."""
    return " ".join(_NOT_CORE.sub(" ", _LEGAL_FORM.sub(" ", fold(name))).split())


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that a person may have meant, best first; none when nothing is near."""
    from rapidfuzz import fuzz, process  # late: half the commands never need it

    found = process.extract(
        word, list(known), scorer=fuzz.WRatio, processor=fold, limit=most, score_cutoff=60
    )
    return [name for name, _score, _index in found]
