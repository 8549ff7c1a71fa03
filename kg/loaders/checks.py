"""What can only be seen when the whole pack is read: overlaps, and what deserves a second look."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import combinations

from kg.language import Text
from kg.names import core_name
from kg.schema.base import Kind
from kg.schema.facts import Merge, NodeFact, Properties, TieFact
from kg.schema.kinds import Actor, FrameworkKind, Source, Stay, Territory, Theme
from kg.schema.problems import Place, Problems

UNCHECKED_AFTER_DAYS = 2 * 365
# Above this the comparison of all names with all others is left to the query `lookalikes`.
MOST_COMPARED = 2_000
_ALIKE = 92


def check_stays(nodes: dict[str, NodeFact], ties: list[TieFact], problems: Problems) -> None:
    """An innovation is in one phase at a time, and either still there or gone."""
    stays: dict[str, list[NodeFact]] = defaultdict(list)
    for tie in ties:
        node = nodes.get(tie.target)
        if node is not None and node.kind is Stay:
            stays[tie.source].append(node)
    for group in stays.values():
        for stay in group:
            _check_exit(stay, problems)
        for position, later in enumerate(group):
            for earlier in group[:position]:
                if _surely_overlap(earlier.properties, later.properties):
                    _say_overlap(earlier, later, problems)


def _check_exit(stay: NodeFact, problems: Problems) -> None:
    """Still there, and left on some day (or ongoing, and left in some way), cannot both hold."""
    outcome = stay.properties.get("outcome")
    dated = "end_min" in stay.properties or "end_max" in stay.properties
    if outcome == "still_there" and dated:
        said = str(stay.properties.get("end_text", ""))
        rule = Text(
            en=f"was left ({said}), and is said to be still there",
            fr=f"est quittée ({said}), et dite toujours en cours",
        )
    elif outcome not in (None, "still_there") and stay.properties.get("ongoing"):
        rule = Text(en=f"is ongoing, and is said to be {outcome}", fr=f"est en cours, et dite {outcome}")
    else:
        return
    problems.error(
        "still-there-and-left",
        stay.place,
        str(stay.properties.get("phase", "")),
        rule,
        Text(
            en="write `left: ongoing` and `outcome: still_there`, or when and how it was left",
            fr="écrire « left: ongoing » et « outcome: still_there », ou bien quand et comment elle est quittée",
        ),
    )


def _surely_overlap(one: Properties, other: Properties) -> bool:
    """Whatever the real days inside their intervals, there is a day on which both hold."""
    if one.get("clock") != other.get("clock"):
        return False
    starts: list[date] = [stay["start_max"] for stay in (one, other) if "start_max" in stay]
    ends = [
        stay.get("end_min", date.max) for stay in (one, other) if "end_min" in stay or stay.get("ongoing")
    ]
    return len(starts) == len(ends) == 2 and max(starts) < min(ends)


def _say_overlap(earlier: NodeFact, later: NodeFact, problems: Problems) -> None:
    problems.error(
        "overlap",
        later.place,
        str(later.properties.get("phase", "")),
        Text(
            en=f"overlaps the stay in {earlier.properties.get('phase')} at {earlier.place}",
            fr=f"chevauche le séjour en {earlier.properties.get('phase')} : {earlier.place}",
        ),
        Text(
            en="write when the first was left, or make the dates as coarse as the text",
            fr="écrire quand la première est quittée, ou des dates aussi larges que le texte",
        ),
    )


def warn_of(nodes: dict[str, NodeFact], ties: list[TieFact], merges: list[Merge], problems: Problems) -> None:
    """What is allowed and still deserves a second look."""
    tied = {end for tie in ties for end in (tie.source, tie.target)}
    for node in nodes.values():
        if not node.properties.get("evidence") and _needs_evidence(node.kind):
            problems.warn(
                "no-evidence",
                node.place,
                node.id,
                Text(en="cites no evidence", fr="ne cite aucune source"),
                Text(en="add `evidence: source:lines`", fr="ajouter « evidence: source:lignes »"),
            )
        if issubclass(node.kind, Actor) and node.id not in tied:
            problems.warn(
                "no-tie",
                node.place,
                node.id,
                Text(en="is an actor with no tie", fr="est un acteur sans aucun lien"),
                Text(en="say what it does here, or take it out", fr="dire ce qu'il fait ici, ou l'ôter"),
            )
    for tie in ties:
        if not tie.properties.get("evidence"):
            problems.warn(
                "no-evidence",
                tie.place,
                f"{tie.source} → {tie.target}",
                Text(en="cites no evidence", fr="ne cite aucune source"),
                Text(en="add `evidence: source:lines`", fr="ajouter « evidence: source:lignes »"),
            )
    _warn_of_lookalikes(nodes, _judged(merges), problems)


def _needs_evidence(kind: type[Kind]) -> bool:
    return not issubclass(kind, (Source, Territory, Theme, FrameworkKind))


def _judged(merges: list[Merge]) -> set[frozenset[str]]:
    """The pairs of which somebody has said whether they are one."""
    return {frozenset(pair) for merge in merges for pair in combinations((merge.keep, *merge.same), 2)}


def _warn_of_lookalikes(nodes: dict[str, NodeFact], judged: set[frozenset[str]], problems: Problems) -> None:
    actors = [node for node in nodes.values() if issubclass(node.kind, Actor) and "name" in node.properties]
    if len(actors) > MOST_COMPARED:
        return
    from rapidfuzz import fuzz

    cores = [(core_name(actor.properties["name"]), actor) for actor in actors]
    for position, (name, actor) in enumerate(cores):
        for other_name, other in cores[:position]:
            # A number tells apart what is otherwise alike: "Copil CD 1" and "Copil CD 2".
            if re.findall(r"\d+", name) != re.findall(r"\d+", other_name) or len(name) < 5:
                continue
            if frozenset((actor.id, other.id)) in judged:
                continue
            if fuzz.ratio(name, other_name, score_cutoff=_ALIKE):
                problems.warn(
                    "lookalike",
                    actor.place,
                    actor.properties["name"],
                    Text(
                        en=f"has nearly the name of {other.id} ({other.place})",
                        fr=f"a presque le nom de {other.id} ({other.place})",
                    ),
                    Text(
                        en="if they are one, keep one entry; else say so under `apart` in merges.yaml",
                        fr="s'il s'agit du même, ne garder qu'une entrée ; sinon le dire sous « apart » dans merges.yaml",
                    ),
                )


def warn_if_unchecked(checked: date, place: Place, problems: Problems) -> None:
    if (date.today() - checked).days > UNCHECKED_AFTER_DAYS:
        problems.warn(
            "unchecked",
            place,
            checked.isoformat(),
            Text(en="is more than two years ago", fr="date de plus de deux ans"),
            Text(
                en="look at the case again and write the new day",
                fr="revoir le cas et écrire le nouveau jour",
            ),
        )
