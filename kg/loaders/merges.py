"""`merges.yaml`: a person's judgement that several ids are one actor, or are not, with who, when and why."""

from __future__ import annotations

from kg.language import Text
from kg.loaders.entries import unknown_key
from kg.schema.facts import Merge
from kg.schema.fields import check_id
from kg.schema.reading import Raw, Reading, Refused

_KEYS = ("keep", "same", "who", "when", "why")
_APART_KEYS = ("apart", "who", "when", "why")
_WHAT = Text(en="a merge", fr="une fusion")

_SELF = Refused(
    "self-tie",
    Text(en="is named twice", fr="est nommé deux fois"),
    Text(en="name each id once", fr="ne nommer chaque id qu'une fois"),
)
_ALONE = Refused(
    "wrong-type",
    Text(en="stands alone", fr="est seul"),
    Text(en="write the ids that are not one: [a, b]", fr="écrire les ids qui n'en font pas un : [a, b]"),
)


def read_merges(root: Raw, reading: Reading) -> list[Merge]:
    if not isinstance(root.value, list):
        reading.refuse(
            Refused(
                "wrong-type",
                Text(en="is not a list of merges", fr="n'est pas une liste de fusions"),
                Text(
                    en="write `- keep: id`, then same, who, when, why",
                    fr="écrire « - keep: id », puis same, who, when, why",
                ),
            ),
            root.line,
            "",
            root.shown,
        )
        return []
    found = [_read_merge(item, reading) for item in root.value]
    merges = [merge for merge in found if merge is not None]
    _refuse_chains(merges, reading)
    return merges


def _read_merge(raw: Raw, reading: Reading) -> Merge | None:
    entry = raw.value if isinstance(raw.value, dict) else {}
    keys = _APART_KEYS if "apart" in entry else _KEYS
    good = True
    for key, value in entry.items():
        if key not in keys:
            reading.refuse(unknown_key(key, keys, _WHAT), value.line, key, key)
            good = False
    texts = {key: _texts(entry.get(key)) for key in keys}
    for key in keys:
        if not texts[key]:
            reading.refuse(_missing(key), raw.line, key, "")
            good = False
    ids = [(key, text) for key in ("keep", "same", "apart") for text in texts.get(key, [])]
    for key, text in ids:
        try:
            check_id(text)
        except Refused as refusal:
            reading.refuse(refusal, raw.line, key, text)
            good = False
    named = [text for _key, text in ids]
    if len(set(named)) < len(named):
        twice = next(text for text in named if named.count(text) > 1)
        reading.refuse(_SELF, raw.line, "apart" if "apart" in entry else "same", twice)
        good = False
    if "apart" in entry and len(named) == 1:
        reading.refuse(_ALONE, raw.line, "apart", named[0])
        good = False
    return _merge(texts, raw, reading) if good else None


def _merge(texts: dict[str, list[str]], raw: Raw, reading: Reading) -> Merge:
    keep, *same = [*texts.get("keep", []), *texts.get("same", []), *texts.get("apart", [])]
    return Merge(
        keep,
        tuple(same),
        ", ".join(texts["who"]),
        texts["when"][0],
        texts["why"][0],
        reading.place(raw.line),
        apart="apart" in texts,
    )


def _missing(key: str) -> Refused:
    return Refused(
        "missing",
        Text(en=f"`{key}` is missing", fr=f"« {key} » manque"),
        Text(
            en="a merge says keep, same, who, when and why; two that are not one: apart, who, when and why",
            fr="une fusion dit keep, same, who, when et why ; deux qui n'en font pas un : apart, who, when et why",
        ),
    )


def _texts(raw: Raw | None) -> list[str]:
    if raw is None:
        return []
    items = raw.value if isinstance(raw.value, list) else [raw]
    return [item.text.strip() for item in items if item.text]


def _refuse_chains(merges: list[Merge], reading: Reading) -> None:
    """An id is merged into one other, which itself stays."""
    into: dict[str, str] = {}
    joined = [merge for merge in merges if not merge.apart]
    kept = {merge.keep for merge in joined}
    for merge in joined:
        for id_ in merge.same:
            if id_ in kept or into.get(id_, merge.keep) != merge.keep:
                reading.refuse(
                    Refused(
                        "merge-chain",
                        Text(
                            en="is merged into one actor and stands for another too",
                            fr="est fondu dans un acteur et en représente aussi un autre",
                        ),
                        Text(
                            en="name one id to keep, and all the others under its `same`",
                            fr="garder un seul id, et mettre tous les autres sous son « same »",
                        ),
                    ),
                    merge.place.line,
                    "same",
                    id_,
                )
            into[id_] = merge.keep
