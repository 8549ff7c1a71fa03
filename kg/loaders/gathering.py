"""The facts of one pack as they come in, before it is known whether their references hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kg.language import Text
from kg.names import slug
from kg.schema.base import Kind
from kg.schema.facts import NodeFact, Properties, TieFact
from kg.schema.fields import FrameworkChoice, check_id
from kg.schema.problems import Place, Problems
from kg.schema.reading import Raw, Reading, Refused
from kg.schema.registry import TIE_BY_TYPE


@dataclass(slots=True)
class Gathering:
    """What was read so far of one pack."""

    case: str
    problems: Problems
    nodes: dict[str, NodeFact] = field(default_factory=dict)
    ties: list[TieFact] = field(default_factory=list)
    # Ids of the framework's nodes that facts point at.
    framework_ids: set[str] = field(default_factory=set)

    def add_node(
        self,
        kind: type[Kind],
        written_id: Raw | None,
        properties: Properties,
        ends: Mapping[str, list[str]],
        reading: Reading,
        line: int,
    ) -> str | None:
        """Give the fact its id and keep it; None when it can have none."""
        place = reading.place(line)
        if written_id is not None:
            id_ = self._written_id(written_id, reading)
        else:
            id_ = self._made_id(kind, properties, ends, place)
        if id_ is None:
            return None
        if id_ in self.nodes:
            self._say_duplicate(id_, place)
            return None
        self.nodes[id_] = NodeFact(kind, id_, properties, place)
        self._tie_to_framework(kind, id_, properties, place)
        return id_

    def check_one_of(
        self, kind: type[Kind], written: Collection[str], reading: Reading, line: int, path: str = ""
    ) -> None:
        """Say when an entry holds none of the keys of which its kind needs one."""
        if not kind.one_of or any(key in written for key in kind.one_of):
            return
        first, listed = kind.one_of[0], ", ".join(kind.one_of)
        refusal = Refused(
            "missing",
            Text(en=f"none of {listed} is there", fr=f"rien parmi {listed}"),
            Text(en="write one of them, or take the entry out", fr="écrire l'un d'eux, ou ôter l'entrée"),
        )
        reading.refuse(refusal, line, path + first, "")

    def _written_id(self, raw: Raw, reading: Reading) -> str | None:
        try:
            return check_id((raw.text or "").strip())
        except Refused as refusal:
            reading.refuse(refusal, raw.line, "id", raw.shown)
            return None

    def _made_id(
        self, kind: type[Kind], properties: Properties, ends: Mapping[str, list[str]], place: Place
    ) -> str | None:
        words = kind.default_id(properties, ends)
        made = "~".join(filter(None, (slug(part)[:80].strip("-") for part in words.split("~"))))
        if not made:
            if "name" not in kind.fields or not kind.fields["name"].required:
                self.problems.error(
                    "missing-id",
                    place,
                    "",
                    Text(
                        en="has nothing that an id could be made of", fr="n'a rien dont tirer un identifiant"
                    ),
                    Text(en="write an id", fr="écrire un id"),
                )
            return None  # a missing name is a problem already
        if not kind.of_the_world:
            made = f"{self.case}~{made}"
        if kind.of_the_world and "name" in kind.fields:
            return made  # two actors with one name are a mistake, not two actors
        number, unique = 1, made
        while unique in self.nodes:
            number += 1
            unique = f"{made}~{number}"
        return unique

    def _say_duplicate(self, id_: str, place: Place) -> None:
        first = self.nodes[id_]
        self.problems.error(
            "duplicate-id",
            place._replace(key="id"),
            id_,
            Text(
                en=f"is defined already, as {first.kind.title.en.lower()} at {first.place}",
                fr=f"est déjà défini, comme {first.kind.title.fr.lower()} : {first.place}",
            ),
            Text(
                en="keep the facts of one thing in one entry, or give this one another id",
                fr="réunir les faits d'une même chose dans une entrée, ou donner un autre id",
            ),
        )

    def _tie_to_framework(self, kind: type[Kind], id_: str, properties: Properties, place: Place) -> None:
        for name, choice in kind.fields.items():
            if isinstance(choice, FrameworkChoice) and choice.tie and name in properties:
                target = f"{choice.part}:{properties[name]}"
                said = {k: properties[k] for k in ("evidence", "certainty") if k in properties}
                self.framework_ids.add(target)
                self.ties.append(TieFact(TIE_BY_TYPE[choice.tie], id_, target, said, place))
