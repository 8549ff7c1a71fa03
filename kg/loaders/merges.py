"""`merges.yaml`: a person's judgement that several ids are one actor, with who, when and why."""

from __future__ import annotations

from kg.language import Text
from kg.loaders.entries import unknown_key
from kg.schema.facts import Merge
from kg.schema.fields import check_id
from kg.schema.reading import Raw, Reading, Refused

_KEYS = ("keep", "same", "who", "when", "why")
_WHAT = Text(en="a merge", fr="une fusion")


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
    good = True
    for key, value in entry.items():
        if key not in _KEYS:
            reading.refuse(unknown_key(key, _KEYS, _WHAT), value.line, key, key)
            good = False
    texts: dict[str, list[str]] = {}
    for key in _KEYS:
        texts[key] = _texts(entry.get(key))
        if not texts[key]:
            reading.refuse(
                Refused(
                    "missing",
                    Text(en=f"`{key}` is missing", fr=f"« {key} » manque"),
                    Text(
                        en="a merge says keep, same, who, when and why",
                        fr="une fusion dit keep, same, who, when et why",
                    ),
                ),
                raw.line,
                key,
                "",
            )
            good = False
    for key in ("keep", "same"):
        for text in texts[key]:
            try:
                check_id(text)
            except Refused as refusal:
                reading.refuse(refusal, raw.line, key, text)
                good = False
    if texts["keep"] and texts["keep"][0] in texts["same"]:
        reading.refuse(
            Refused(
                "self-tie",
                Text(en="is merged with itself", fr="est fusionné avec lui-même"),
                Text(en="take it out of `same`", fr="l'ôter de « same »"),
            ),
            raw.line,
            "same",
            texts["keep"][0],
        )
        good = False
    if not good:
        return None
    return Merge(
        texts["keep"][0],
        tuple(texts["same"]),
        ", ".join(texts["who"]),
        texts["when"][0],
        texts["why"][0],
        reading.place(raw.line),
    )


def _texts(raw: Raw | None) -> list[str]:
    if raw is None:
        return []
    items = raw.value if isinstance(raw.value, list) else [raw]
    return [item.text.strip() for item in items if item.text]


def _refuse_chains(merges: list[Merge], reading: Reading) -> None:
    """An id is merged into one other, which itself stays."""
    into: dict[str, str] = {}
    kept = {merge.keep for merge in merges}
    for merge in merges:
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
