"""Everything that can be said is explained in both languages."""

from __future__ import annotations

from kg.schema.kinds import KINDS
from kg.schema.ties import TIES


def test_every_kind_and_tie_is_explained_in_both_languages() -> None:
    for described in (*KINDS, *TIES):
        texts = [described.title, described.help, *(field.help for field in described.fields.values())]
        for text in texts:
            assert text.en, described
            assert text.fr, described
            assert text.en != text.fr or text.en in _SAME_IN_BOTH, (described, text)


# Words that are one in both languages.
_SAME_IN_BOTH = {"Organisation", "Programme", "Alliance", "Innovation", "Source", "Tension", "Perception"}
