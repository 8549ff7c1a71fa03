"""What a page holds, with the hidden names taken out of every text and every id.

A text that nobody thought of is veiled too: only the words of the page itself are named here, and left alone.
"""

from __future__ import annotations

from typing import Any

from kg.maps.hiding import Veil
from kg.maps.labels import label

Json = dict[str, Any]

# Words of closed lists, of the framework and of the page: no text of a case.
_OURS = frozenset(
    (
        *("kind", "shape", "color", "sphere", "sure", "certainty", "role", "phase", "outcome", "presence"),
        *(
            "lang",
            "kinds",
            "spheres",
            "tieKinds",
            "certainties",
            "phases",
            "outcomes",
            "roles",
            "words",
            "clock",
        ),
    )
)
_IDS = frozenset(("id", "from", "to", "case", "about", "around"))
_LISTS_OF_IDS = frozenset(("ids", "facts"))


def over(veil: Veil, value: Any, key: str = "") -> Any:
    """Every text in a structure of lists and mappings; `key` is what it stands under."""
    if not veil or key in _OURS:
        return value
    if isinstance(value, str):
        return veil.id(value) if key in _IDS or key in _LISTS_OF_IDS else _cited(veil, value, key)
    if isinstance(value, list):
        return [over(veil, item, key) for item in value]
    if isinstance(value, dict):
        return {name: over(veil, item, name) for name, item in value.items()}
    return value


def _cited(veil: Veil, text: str, key: str) -> str:
    """A text; where it cites lines of a source, the source keeps an id."""
    source, colon, lines = text.partition(":")
    return f"{veil.id(source)}{colon}{lines}" if key == "evidence" and colon else veil.text(text)


def draw_veil(veil: Veil, nodes: list[Json], ties: list[Json]) -> None:
    if not veil:
        return
    for node in nodes:
        node.update(over(veil, node))
        node["label"] = label(node["name"])
        also = [name for name in dict.fromkeys(node.pop("also", [])) if name != node["name"]]
        node.update({"also": also} if also else {})
    for tie in ties:
        tie.update(over(veil, {**tie, "id": ""}), id=tie_id(veil, tie["id"]))


def in_order(nodes: list[Json], ties: list[Json]) -> None:
    """By the ids that the page has: the order of the graph's would tell where in the alphabet a hidden one stands."""
    nodes.sort(key=lambda node: str(node["id"]))
    ties.sort(key=lambda tie: (str(tie["from"]), str(tie["kind"]), str(tie["to"]), str(tie["id"])))


def tie_id(veil: Veil, id_: str) -> str:
    """A tie is named by its case and by its key, which an answer names without the case."""
    case, _, key = id_.partition("|")
    return f"{veil.id(case)}|{veil.id(key)}"


def veiled_answer(answer: Json | None, veil: Veil, hidden: set[str]) -> Json | None:
    """The answer without the rows about what is hidden."""
    if answer is None or not veil:
        return answer
    rows = [over(veil, row) for row in answer["rows"] if row["about"] not in hidden]
    sizes = {veil.id(id_): size for id_, size in answer["sizes"].items() if id_ not in hidden}
    ours = {key: answer[key] for key in ("name", "group", "title", "question")}
    return {**over(veil, answer), **ours, "rows": rows, "sizes": sizes}


def veiled_frame(frame: Json, veil: Veil) -> Json:
    """Everything beside nodes and ties. An answer and scenes have been given the page's ids before."""
    if not veil:
        return frame
    sources = {veil.id(id_): veil.text(text) for id_, text in frame["sources"].items()}
    told = [_scene(veil, scene) for scene in frame["scenes"]]
    return {
        **over(veil, {**frame, "answer": None}),
        "answer": frame["answer"],
        "scenes": told,
        "sources": sources,
    }


def _scene(veil: Veil, scene: Json) -> Json:
    """A caption, and the cases that are left out of the view, by the ids that the page has."""
    without = scene.get("without", {})
    cases = {"case": [veil.id(case) for case in without["case"]]} if "case" in without else {}
    more = {"without": {**without, **cases}} if without else {}
    return {**scene, **more, "caption": over(veil, scene["caption"])}
