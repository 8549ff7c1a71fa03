"""Pairs of actors with nearly the same name: accents, case and legal forms taken off, then compared.

All are compared with all where that is a matter of a second. Above that, only actors whose names share
their first or their last word are: a slip in one of the two still leaves the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from kg.language import Text
from kg.names import core_name
from kg.questions.measures import Context, Row
from kg.schema.vocabularies import SPHERES

_ALL_WITH_ALL = 3_000  # names; above it, by blocks
_LARGEST_BLOCK = 400
_SHORTEST = 4  # letters; a shorter name must be equal
_NUMBER = re.compile(r"\d+")

Pair = tuple[int, int]


class Spelling(NamedTuple):
    """One way to write an actor's name."""

    actor: int
    core: str
    written: str
    own: bool  # its name, not one of its other names
    numbers: tuple[str, ...]


class Likeness(NamedTuple):
    """How alike two actors are, by the two spellings that are closest."""

    score: float
    one: Spelling
    other: Spelling

    @property
    def rank(self) -> tuple[int, float]:
        """A name that is like a name says more than one that is like an alias."""
        return (self.one.own + self.other.own, self.score)


def measure(rows: list[Row], context: Context) -> list[Row]:
    judged = _judged_apart(context)
    found = _closest(_spellings(rows), context)
    pairs = [
        (likeness, _row(rows[one], rows[other], likeness, context))
        for (one, other), likeness in found.items()
        if _may_be_one(rows[one], rows[other])
        and frozenset((rows[one]["id"], rows[other]["id"])) not in judged
        and (context.params["show"] == "all" or not _shared(rows[one], rows[other], "cases"))
    ]
    return [row for _likeness, row in sorted(pairs, key=_order)]


def _order(pair: tuple[Likeness, Row]) -> tuple[object, ...]:
    """First what no case has told apart, then names before other names, then the most alike."""
    likeness, row = pair
    names, score = likeness.rank
    return (len(row["cases"]) < 2, -names, -score, row["id"], row["other"])


def _judged_apart(context: Context) -> set[frozenset[str]]:
    """The pairs that somebody has judged, in the merges.yaml of a case that is asked about."""
    told = context.read(
        "MATCH (m:Kg:Merge) WHERE m.apart AND m.case IN $case RETURN [m.keep] + m.same AS ids ORDER BY m.id",
        {"case": context.params["case"]},
    )
    return {frozenset(pair) for row in told for pair in combinations(row["ids"], 2)}


def _spellings(rows: list[Row]) -> list[Spelling]:
    found: dict[tuple[int, str], Spelling] = {}
    for number, row in enumerate(rows):
        for place, written in enumerate(row["spellings"]):
            core = core_name(written)
            if core:
                numbers = tuple(_NUMBER.findall(core))
                found.setdefault((number, core), Spelling(number, core, written, place == 0, numbers))
    return list(found.values())


def _may_be_one(one: Row, other: Row) -> bool:
    """A person is no organisation."""
    return bool((one["kind"] == "person") == (other["kind"] == "person"))


# ---- comparing


def _closest(spellings: list[Spelling], context: Context) -> dict[Pair, Likeness]:
    least, aliases = float(context.params["likeness"]), bool(context.params["aliases"])
    closest: dict[Pair, Likeness] = {}
    for block in _blocks(spellings, context):
        for likeness in _alike(block, least):
            one, other = likeness.one.actor, likeness.other.actor
            if likeness.rank[0] == 0 and not aliases:
                continue
            if (one, other) not in closest or closest[one, other].rank < likeness.rank:
                closest[one, other] = likeness
    return closest


def _alike(block: list[Spelling], least: float) -> Iterator[Likeness]:
    """The pairs of a block that are alike, by letters or by words in another order. They have one number."""
    from rapidfuzz import fuzz, process

    cores = [spelling.core for spelling in block]
    sorted_cores = [" ".join(sorted(core.split())) for core in cores]
    for at, one in enumerate(block):
        scores: dict[int, float] = {}
        for word, words in ((one.core, cores), (sorted_cores[at], sorted_cores)):
            near = process.extract(word, words[at + 1 :], scorer=fuzz.ratio, score_cutoff=least, limit=None)
            for _core, score, after in near:
                scores[after] = max(score, scores.get(after, 0.0))
        for after, score in scores.items():
            other = block[at + 1 + after]
            short = min(len(one.core), len(other.core)) < _SHORTEST and one.core != other.core
            if one.actor != other.actor and not short:
                yield Likeness(score, *sorted((one, other)))


def _blocks(spellings: list[Spelling], context: Context) -> Iterator[list[Spelling]]:
    """Those that may be alike: of the same numbers, and, in a large graph, with a first or last word in common."""
    large = len(spellings) > _ALL_WITH_ALL
    by: dict[tuple[object, ...], list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        words = spelling.core.split()
        if large and len(words) > 1:
            by["last", words[-1], spelling.numbers].append(spelling)
        by["first", words[0] if large else "", spelling.numbers].append(spelling)
    left_out = 0
    for block in by.values():
        if large and len(block) > _LARGEST_BLOCK:
            left_out += 1
        elif len(block) > 1:
            yield block
    if large:
        _say_blocks(len(spellings), left_out, context)


def _say_blocks(count: int, left_out: int, context: Context) -> None:
    context.say(
        Text(
            en=f"With {count} spellings, only those that begin or end with the same word were compared; "
            f"{left_out} words that more than {_LARGEST_BLOCK} share were left out.",
            fr=f"Pour {count} graphies, seules celles qui commencent ou finissent par le même mot ont été "
            f"comparées ; {left_out} mots que plus de {_LARGEST_BLOCK} partagent ont été laissés de côté.",
        )
    )


# ---- telling


def _row(one: Row, other: Row, likeness: Likeness, context: Context) -> Row:
    lang = context.params["lang"]
    hints = [text.said_in(lang) for text in _hints(one, other)]
    return {
        **one,
        "other": other["id"],
        "other_name": other["name"],
        "alike": round(likeness.score),
        "through": f"{likeness.one.written} / {likeness.other.written}",
        "hint": "; ".join(hints) if lang == "en" else " ; ".join(hints),
        "kind": _KINDS[one["kind"]].said_in(lang),
        "sphere": SPHERES.words[one["sphere"]].said_in(lang) if one["sphere"] in SPHERES.words else None,
        "cases": list(dict.fromkeys([*one["cases"], *other["cases"]])),
        "evidence": list(dict.fromkeys([*one["evidence"], *other["evidence"]])),
    }


_KINDS = {
    "organisation": Text(en="organisation", fr="organisation"),
    "group": Text(en="group", fr="groupe"),
    "person": Text(en="person", fr="personne"),
}


def _hints(one: Row, other: Row) -> Iterator[Text]:
    if _shared(one, other, "codes"):
        yield Text(en="the same identifier", fr="même identifiant")
    elif one["codes"] and other["codes"]:
        yield Text(en="other identifiers", fr="identifiants différents")
    if other["id"] in one["belongs_to"] or one["id"] in other["belongs_to"]:
        yield Text(en="one is part of the other", fr="l'un fait partie de l'autre")
    if one["kind"] != other["kind"]:
        yield Text(
            en="one is a group, the other an organisation", fr="l'un est un groupe, l'autre une organisation"
        )
    if one["sphere"] and other["sphere"] and one["sphere"] != other["sphere"]:
        yield Text(en="other spheres", fr="sphères différentes")
    shared = _shared(one, other, "cases")
    if shared:
        listed = ", ".join(shared)
        yield Text(en=f"told apart in {listed}", fr=f"distingués dans {listed}")


def _shared(one: Row, other: Row, column: str) -> list[str]:
    return [value for value in one[column] if value in other[column]]
