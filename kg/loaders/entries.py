"""The entries of a YAML file, checked against the schema and gathered as facts."""

from __future__ import annotations

from typing import Any

from kg.language import Text
from kg.loaders.gathering import Gathering
from kg.names import nearest, slug
from kg.schema.base import Described, Kind
from kg.schema.facts import TieFact
from kg.schema.problems import NOTHING
from kg.schema.reading import Entry, Raw, Reading, Refused
from kg.schema.registry import ENTRY_KEYS, NESTINGS, SECTIONS, Nesting, nested_keys

Properties = dict[str, Any]


def unknown_key(key: str, known: tuple[str, ...], what: Text) -> Refused:
    """The refusal of a key that the schema does not have, with the nearest that it has."""
    near = nearest(key, known)
    return Refused(
        "unknown-key",
        Text(en=f"is no key of {what.en}", fr=f"n'est pas une clé connue dans {what.fr}"),
        Text(en=f"did you mean {', '.join(near)}?", fr=f"vouliez-vous dire {', '.join(near)} ?")
        if near
        else Text(en=f"write one of {', '.join(known)}", fr=f"écrire une de ces clés : {', '.join(known)}"),
    )


def read_fields(
    described: type[Described], entry: Entry, reading: Reading, path: str, line: int
) -> Properties:
    """The properties of an entry; what is missing or wrong goes to the problems."""
    properties: Properties = {}
    for name, field in described.fields.items():
        before = len(reading.problems.found)
        properties.update(field.read(entry, reading, path))
        complained = len(reading.problems.found) > before
        if field.required and name not in properties and not complained:
            reading.refuse(
                Refused(
                    "missing",
                    Text(en=f"`{field.keys[0]}` is missing", fr=f"« {field.keys[0]} » manque"),
                    Text(en=f"add it: {field.help.en}", fr=f"l'ajouter : {field.help.fr}"),
                ),
                line,
                path + field.keys[0],
                "",
            )
    return properties


class EntryReader:
    """Reads the sections of one file into the gathering."""

    def __init__(self, gathering: Gathering, reading: Reading) -> None:
        self.gathering = gathering
        self.reading = reading

    def read_document(self, root: Raw) -> None:
        if not isinstance(root.value, dict):
            self._refuse(
                root,
                "",
                "wrong-type",
                Text(en="is not a file of facts", fr="n'est pas un fichier de faits"),
                Text(
                    en="start with a kind, as `organisations:`, and a list below it",
                    fr="commencer par un genre, comme « organisations: », et une liste dessous",
                ),
            )
            return
        for section, raw in root.value.items():
            kind = SECTIONS.get(section)
            if kind is None:
                refusal = unknown_key(
                    section, tuple(SECTIONS), Text(en="a file of facts", fr="un fichier de faits")
                )
                refusal.code = "unknown-kind"
                self.reading.refuse(refusal, raw.line, section, section)
            else:
                for entry in self._items(raw, section):
                    self._read_entry(kind, entry, f"{section}.")

    def _items(self, raw: Raw, key: str) -> list[Raw]:
        if isinstance(raw.value, list):
            return raw.value
        if raw.text == "":
            self._refuse(
                raw,
                key,
                "empty",
                Text(en="is empty", fr="est vide"),
                Text(
                    en="write entries below it, or take the line out",
                    fr="écrire des entrées, ou ôter la ligne",
                ),
            )
            return []
        return [raw]

    def _read_entry(
        self,
        kind: type[Kind],
        raw: Raw,
        path: str,
        parent: tuple[Nesting, str] | None = None,
        inherited: list[str] | None = None,
    ) -> None:
        entry = self._as_entry(kind, raw, path)
        if entry is None:
            return
        nested = NESTINGS[kind]
        for key, value in entry.items():
            if key not in ENTRY_KEYS[kind]:
                what = Text(en=f"“{kind.title.en}”", fr=f"« {kind.title.fr} »")
                self.reading.refuse(unknown_key(key, ENTRY_KEYS[kind], what), value.line, path + key, key)
        properties = read_fields(kind, entry, self.reading, path, raw.line)
        if inherited and "evidence" not in properties:
            properties["evidence"] = inherited
        ends = {key: self._ends(entry[key], nested[key]) for key in nested if key in entry}
        if parent is not None:
            ends[parent[0].tie.in_target] = [parent[1]]
        self._check_needs(kind, ends, raw, path)
        self.gathering.check_one_of(kind, entry, self.reading, raw.line, path)
        id_ = self.gathering.add_node(kind, entry.get("id"), properties, ends, self.reading, raw.line)
        if id_ is None:
            id_ = f"?{raw.line}"  # its ties are still checked, so that one run finds all problems
        evidence = properties.get("evidence")
        if parent is not None:
            said = {"certainty": properties["certainty"], **({"evidence": evidence} if evidence else {})}
            self.gathering.ties.append(
                TieFact(parent[0].tie, parent[1], id_, said, self.reading.place(raw.line))
            )
        for key in nested:
            if key in entry:
                for item in self._items(entry[key], path + key):
                    self._read_nested(nested[key], id_, item, f"{path}{key}.", evidence)

    def _as_entry(self, kind: type[Kind], raw: Raw, path: str) -> Entry | None:
        if isinstance(raw.value, dict):
            return raw.value
        if raw.text and "name" in kind.fields:
            return {"name": raw}
        self._refuse(
            raw,
            path.rstrip("."),
            "wrong-type",
            Text(en="is not an entry", fr="n'est pas une entrée"),
            Text(en="write `- key: value` lines", fr="écrire des lignes « - clé: valeur »"),
        )
        return None

    def _ends(self, raw: Raw, nesting: Nesting) -> list[str]:
        """The other ends as written, made fit for an id."""
        ends = []
        for item in raw.value if isinstance(raw.value, list) else [raw]:
            other = item.value.get(nesting.other_key) if isinstance(item.value, dict) else item
            ends.append(slug(other.text or "") if other is not None else "")
        return ends

    def _check_needs(self, kind: type[Kind], ends: dict[str, list[str]], raw: Raw, path: str) -> None:
        for key, least in kind.needs.items():
            there = len(ends.get(key, []))
            if there < least:
                self.reading.refuse(
                    Refused(
                        "missing",
                        Text(en=f"`{key}` is missing", fr=f"« {key} » manque")
                        if not there
                        else Text(
                            en=f"`{key}` names {there}, {least} are needed",
                            fr=f"« {key} » : {there} sur {least}",
                        ),
                        Text(en=f"add `{key}:` to this entry", fr=f"ajouter « {key}: » à cette entrée"),
                    ),
                    raw.line,
                    path + key,
                    "",
                )

    def _read_nested(
        self, nesting: Nesting, id_: str, raw: Raw, path: str, inherited: list[str] | None
    ) -> None:
        tie = nesting.tie
        if tie.nests and nesting.outgoing:
            self._read_entry(tie.target[0], raw, path, (nesting, id_), inherited)
            return
        entry: Entry = raw.value if isinstance(raw.value, dict) else {nesting.other_key: raw}
        for key, value in entry.items():
            if key not in nested_keys(nesting):
                what = Text(en=f"a tie `{tie.word}`", fr=f"un lien « {tie.word} »")
                self.reading.refuse(unknown_key(key, nested_keys(nesting), what), value.line, path + key, key)
        other = entry.get(nesting.other_key)
        properties = read_fields(tie, entry, self.reading, path, raw.line)
        if other is None or not (other.text or "").strip():
            self._refuse(
                raw,
                path + nesting.other_key,
                "missing",
                Text(en=f"`{nesting.other_key}` is missing", fr=f"« {nesting.other_key} » manque"),
                Text(
                    en="write the id or the name of the other end", fr="écrire l'id ou le nom de l'autre bout"
                ),
            )
            return
        if inherited and "evidence" not in properties:
            properties["evidence"] = inherited
        written = (other.text or "").strip()
        source, target = (id_, written) if nesting.outgoing else (written, id_)
        self.gathering.ties.append(
            TieFact(
                tie,
                source,
                target,
                properties,
                self.reading.place(other.line, path + nesting.other_key),
            )
        )

    def _refuse(self, raw: Raw, key: str, code: str, rule: Text, instead: Text = NOTHING) -> None:
        self.reading.refuse(Refused(code, rule, instead), raw.line, key, raw.shown)
