"""docs/schema.md says what the classes say."""

from __future__ import annotations

from kg.schema.framework import SHIPPED, load_framework
from kg.schema.kinds import KINDS
from kg.schema.ties import TIES
from tools.schema_page import PAGE, page


def test_the_page_is_up_to_date() -> None:
    assert page(load_framework(SHIPPED)) == PAGE.read_text("utf-8"), "run: python -m tools.schema_page"


def test_every_kind_and_tie_is_explained_in_both_languages() -> None:
    for described in (*KINDS, *TIES):
        texts = [described.title, described.help, *(field.help for field in described.fields.values())]
        for text in texts:
            assert text.en, described
            assert text.fr, described
            assert text.en != text.fr or text.en in _SAME_IN_BOTH, (described, text)


# Words that are one in both languages.
_SAME_IN_BOTH = {"Organisation", "Programme", "Alliance", "Innovation", "Source", "Tension", "Perception"}
