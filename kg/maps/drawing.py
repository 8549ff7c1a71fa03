"""Drawing a map: read, choose, hide, lay out, and hand it to pyvis under our page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFoundError
from kg.language import LANGUAGES, Language, Text, current_language
from kg.maps import look
from kg.maps.choosing import FIRST, Chosen, choose, nearest_ids
from kg.maps.facts import Facts, read_facts
from kg.maps.hiding import HIDDEN, Veil, veil_for
from kg.maps.keeping import Places, earlier, fit_in, places_of, read_places
from kg.maps.layout import Box, lay_out
from kg.maps.nameable import hidden_ties, nameable, paired
from kg.maps.payload import Json, Payload
from kg.maps.scenes import SceneText, read_scene_text, read_scenes
from kg.maps.veiled import draw_veil, in_order, veiled_answer, veiled_frame
from kg.maps.wording import Wording
from kg.maps.words import words_in
from kg.schema import dates
from kg.schema.dates import EPOCH
from kg.schema.framework import Framework, load_framework
from kg.store import Database

if TYPE_CHECKING:
    from kg.maps.network import MapNetwork


@dataclass(frozen=True)
class Map:
    """A map that was drawn: `html` is the file, `network` the pyvis network that it is made from."""

    network: MapNetwork
    notice: Text
    first: int
    total: int

    @property
    def html(self) -> str:
        return self.network.generate_html()

    def write(self, path: str | Path) -> Path:
        path = Path(path)
        try:
            self.network.write_html(str(path))
        except OSError as error:
            raise KgError(
                Text(
                    en=f"{path} cannot be written: {error.strerror}. Choose another place with --out.",
                    fr=f"{path} ne peut pas être écrit : {error.strerror}. Choisir un autre endroit par --out.",
                )
            ) from error
        return path


def draw(
    database: Database,
    *,
    cases: Sequence[str] = (),
    around: str | None = None,
    depth: int = 1,
    at: str | None = None,
    lang: str | None = None,
    hide: Iterable[str] = (),
    initials: bool = False,
    everything: bool = False,
    answer: Json | None = None,
    keep_layout: str | Path | None = None,
    scenes: str | Path | None = None,
) -> Map:
    """The map of these cases; without a name, of all cases of facts."""
    return draw_facts(
        read_facts(database, cases),
        load_framework(database.settings.framework),
        around=around,
        depth=depth,
        at=at,
        lang=lang,
        hide=hide,
        initials=initials,
        everything=everything,
        answer=answer,
        keep_layout=keep_layout,
        scenes=read_scene_text(Path(scenes)) if scenes else None,
    )


def draw_facts(
    facts: Facts,
    framework: Framework,
    *,
    around: str | None = None,
    depth: int = 1,
    at: str | None = None,
    lang: str | None = None,
    hide: Iterable[str] = (),
    initials: bool = False,
    everything: bool = False,
    answer: Json | None = None,
    keep_layout: str | Path | None = None,
    scenes: SceneText | None = None,
) -> Map:
    """The map of facts that were read; an `answer` (see kg.questions.on_map) stands beside it."""
    language = _language(lang)
    hidden = set(hide)
    day = _day(at, facts)
    gone = hidden | hidden_ties(facts, hidden)
    veil = _veil(facts, hidden, initials, language)
    chosen = choose(facts, around=around, depth=depth, everything=everything, wanted=_spoken_of(answer))
    wording = Wording(language, framework)
    payload = Payload(facts, chosen, wording)
    nodes, ties = payload.nodes(), payload.ties()
    plain = [node["id"] for node in nodes], [tie["id"] for tie in ties]
    draw_veil(veil, nodes, ties)
    answer = veiled_answer(answer, veil, hidden)
    pages, page_ties = paired(plain[0], nodes), paired(plain[1], ties)
    shown_cases = {case.id: veil.id(case.id) for case in facts.cases}
    named = nameable(facts, framework, pages, page_ties, shown_cases, gone, answer)
    told = read_scenes(scenes, named) if scenes else []
    place(nodes, ties, places_of(nodes, plain[0], read_places(Path(keep_layout))) if keep_layout else {})
    if veil:
        in_order(nodes, ties)
    notice = left_out(chosen)
    frame = {
        **payload.frame(),
        "title": _title(facts, wording),
        "notice": notice.said_in(language),
        "answer": answer,
        "scenes": told,
        "around": around,
        "at": day,
        "clock": facts.clock,
        "epoch": EPOCH.toordinal(),
        "total": chosen.total,
        "words": words_in(language),
    }
    return Map(network_of(veiled_frame(frame, veil), nodes, ties), notice, len(chosen.first), chosen.total)


def network_of(frame: Json, nodes: list[Json], ties: list[Json]) -> MapNetwork:
    """The pyvis network of these nodes and ties."""
    from kg.maps.network import MapNetwork  # brings IPython along: half a second

    network = MapNetwork(frame)
    for node in nodes:
        network.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for tie in ties:
        options = {key: value for key, value in tie.items() if key not in ("from", "to")}
        network.add_edge(tie["from"], tie["to"], arrows="", **options)
    return network


def place(nodes: list[Json], ties: list[Json], places: Places) -> None:
    """Give every node its place in the whole (x, y), and those shown first theirs in the first look.

    Whoever has a place from an earlier map keeps it.
    """
    _place(nodes, ties, ("x", "y"), places)
    first = [node for node in nodes if node.get("first")]
    if len(first) < len(nodes):
        _place(first, ties, ("fx", "fy"), places)


def _place(nodes: list[Json], ties: list[Json], keys: tuple[str, str], places: Places) -> None:
    at = {node["id"]: number for number, node in enumerate(nodes)}
    pairs = {
        (min(at[t["from"]], at[t["to"]]), max(at[t["from"]], at[t["to"]]))
        for t in ties
        if t["from"] in at and t["to"] in at
    }
    boxes: list[Box] = [look.box(node["label"], node["size"]) for node in nodes]
    # The name stands under the node, so the node stands above the middle of its room.
    drops = [round(look.name_height(node["label"]) / 2) for node in nodes]
    stood = {number: earlier(places, node["id"], keys) for number, node in enumerate(nodes)}
    known = {number: (spot[0], spot[1] + drops[number]) for number, spot in stood.items() if spot}
    points = fit_in(known, boxes, sorted(pairs)) if known else lay_out(boxes, sorted(pairs))
    for node, (x, y), drop in zip(nodes, points, drops, strict=True):
        node[keys[0]], node[keys[1]] = x, y - drop


def left_out(chosen: Chosen) -> Text:
    """One sentence on what the first look leaves out and how to see it; empty when it is all there."""
    first, total, beyond = len(chosen.first), chosen.total, chosen.left_out
    if first == total:
        return Text(en="", fr="")
    en = f"Shown first: the {first} of {total} that connect most. «Show everything» and the search bring the others."
    fr = (
        f"Affichés d'abord : les {first} sur {total} qui relient le plus. "
        "« Tout montrer » et la recherche amènent les autres."
    )
    if beyond:
        en += f" {beyond} are not in this file: --all takes them in, --around and --case draw a part."
        fr += f" {beyond} ne sont pas dans ce fichier : --all les y met, --around et --case dessinent une partie."
    return Text(en=en.replace("«", "“").replace("»", "”"), fr=fr)


def _language(lang: str | None) -> Language:
    if lang is None:
        return current_language()
    if lang not in LANGUAGES:
        raise KgError(Text(en=f"'{lang}': write fr or en.", fr=f"« {lang} » : écrire fr ou en."))
    return "fr" if lang == "fr" else "en"


def _day(at: str | None, facts: Facts) -> int | None:
    """The day that the map opens at, as a number; the last day of what was written."""
    if not at:
        return None
    when = dates.parse_when(at)
    if when.clock != facts.clock and facts.drawn:
        wanted = "T0+9m" if facts.clock else "2016-05-01"
        raise KgError(
            Text(
                en=f"--at {at}: these cases run on another clock; write it as {wanted}.",
                fr=f"--at {at} : ces cas suivent une autre horloge ; l'écrire sous la forme {wanted}.",
            )
        )
    day = when.latest or when.earliest
    return day.toordinal() if day else None


def _veil(facts: Facts, hidden: set[str], initials: bool, language: Language) -> Veil:
    """What must not be said, with the hidden things and their ties taken out of the facts."""
    for id_ in sorted(hidden - facts.things.keys()):
        near = ", ".join(nearest_ids(id_, facts.drawn)) or "—"
        raise NotFoundError(
            Text(
                en=f"--hide {id_}: nothing here has this id. Nearest: {near}.",
                fr=f"--hide {id_} : rien ici n'a cet id. Au plus près : {near}.",
            )
        )
    veil = veil_for(facts.things, hidden, HIDDEN.said_in(language), only_initials=initials)
    for id_ in hidden:
        del facts.things[id_]
    facts.links = [link for link in facts.links if link.source not in hidden and link.target not in hidden]
    return veil


def _spoken_of(answer: Json | None) -> frozenset[str]:
    """The ids that the first rows of an answer are about."""
    rows = answer["rows"][:FIRST] if answer else []
    return frozenset(row["about"] for row in rows if row["about"])


def _title(facts: Facts, wording: Wording) -> str:
    """The case's own title; of several, the first ones and how many more."""
    titles = [wording.text(case.title) for case in facts.cases]
    if len(titles) <= 2:
        return " · ".join(titles) or "kg"
    more = wording.text(Text(en=f"{len(titles)} cases", fr=f"{len(titles)} cas"))
    return (
        f"{more}: {', '.join(titles[:2])}…"
        if wording.language == "en"
        else f"{more} : {', '.join(titles[:2])}…"
    )
