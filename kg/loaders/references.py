"""What a reference means: the id, name or alias of something in the same pack, of the right kind."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language import Text
from kg.loaders.gathering import Gathering
from kg.names import fold, nearest
from kg.schema.base import Kind
from kg.schema.facts import TieFact


class Resolver:
    """Gives each tie the ids of its ends and its number; what cannot be resolved becomes a problem."""

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self.nodes = gathering.nodes
        self._by_name: dict[str, list[str]] | None = None
        # Whether a kind may stand at an end that takes these kinds: asked twice for each of a million ties.
        self._fits: dict[tuple[type[Kind], tuple[type[Kind], ...]], bool] = {}

    def resolve(self) -> list[TieFact]:
        facts: list[TieFact] = []
        numbers: dict[int, int] = {}
        for tie in self.gathering.ties:
            source = self._end(tie, tie.source, tie.tie.source)
            target = self._end(tie, tie.target, tie.tie.target)
            if source is None or target is None or not self._go_together(tie, source, target):
                continue
            if source == target:
                self._say_loop(tie, source)
                continue
            # A digest in place of the words spares a hundred megabytes in a bulk load. Should two pairs
            # of ends ever share one, their ties are still told apart, only not numbered from one.
            ends = hash((tie.tie.type, source, target))
            number = numbers[ends] = numbers.get(ends, 0) + 1
            tie.source, tie.target, tie.number = source, target, number
            facts.append(tie)
        return facts

    def _end(self, tie: TieFact, written: str, kinds: tuple[type[Kind], ...]) -> str | None:
        node = self.nodes.get(written)
        if node is None:
            if written in self.gathering.framework_ids:
                return written
            if written.startswith("?"):
                return None  # an entry that could have no id: its problem is noted already
            found = self._named(tie, written, kinds)
            if found is None:
                return None
            node = self.nodes[found]
        if not self._may_stand(node.kind, kinds):
            self._say_wrong_kind(tie, written, node.kind, kinds)
            return None
        return node.id

    def _go_together(self, tie: TieFact, source: str, target: str) -> bool:
        """Whether this kind of source goes with this kind of target, where that is a question."""
        if not tie.tie.pairs:
            return True
        if source not in self.nodes or target not in self.nodes:
            return True  # of the framework
        kinds = tie.tie.targets_of(self.nodes[source].kind)
        if self._may_stand(self.nodes[target].kind, kinds):
            return True
        self._say_wrong_kind(tie, target, self.nodes[target].kind, kinds)
        return False

    def _may_stand(self, kind: type[Kind], kinds: tuple[type[Kind], ...]) -> bool:
        fits = self._fits.get((kind, kinds))
        if fits is None:
            fits = self._fits[kind, kinds] = issubclass(kind, kinds)
        return fits

    def _named(self, tie: TieFact, written: str, kinds: Sequence[type[Kind]]) -> str | None:
        """The thing of that name. Two of one name: the one of the right kind, if it is the only one."""
        found = self._names().get(fold(written), [])
        fitting = [id_ for id_ in found if issubclass(self.nodes[id_].kind, tuple(kinds))] or found
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            self._say_ambiguous(tie, written, fitting)
        else:
            self._say_unknown(tie, written, kinds)
        return None

    def _names(self) -> dict[str, list[str]]:
        if self._by_name is None:
            self._by_name = {}
            for id_, node in self.nodes.items():
                names = [node.properties.get("name"), node.properties.get("name_en")]
                names += node.properties.get("aliases", [])
                for name in {fold(name) for name in names if name}:
                    self._by_name.setdefault(name, []).append(id_)
        return self._by_name

    def _say_unknown(self, tie: TieFact, written: str, kinds: Sequence[type[Kind]]) -> None:
        fitting = [id_ for id_, node in self.nodes.items() if issubclass(node.kind, tuple(kinds))]
        near = nearest(written, fitting) if len(fitting) <= 50_000 else []
        section = next((k.section for k in kinds if k.section), "organisations")
        self.gathering.problems.error(
            "unknown-id",
            tie.place,
            written,
            Text(en="is defined nowhere in this pack", fr="n'est défini nulle part dans ce lot"),
            Text(
                en=f"did you mean {', '.join(near)}? Else add it under `{section}:`",
                fr=f"vouliez-vous dire {', '.join(near)} ? Sinon l'ajouter sous « {section}: »",
            )
            if near
            else Text(en=f"add it under `{section}:`", fr=f"l'ajouter sous « {section}: »"),
        )

    def _say_ambiguous(self, tie: TieFact, written: str, found: list[str]) -> None:
        listed = ", ".join(sorted(found))
        self.gathering.problems.error(
            "ambiguous-name",
            tie.place,
            written,
            Text(en="is the name of several things", fr="est le nom de plusieurs choses"),
            Text(en=f"write one of the ids {listed}", fr=f"écrire un de ces id : {listed}"),
        )

    def _say_wrong_kind(
        self, tie: TieFact, written: str, kind: type[Kind], kinds: Sequence[type[Kind]]
    ) -> None:
        self.gathering.problems.error(
            "wrong-kind",
            tie.place,
            written,
            Text(
                en=f"is of the kind {kind.title.en.lower()}, which `{tie.tie.word}` does not take here",
                fr=f"est du genre « {kind.title.fr} », que « {tie.tie.word} » ne prend pas ici",
            ),
            Text(
                en="name one of these: " + ", ".join(k.title.en.lower() for k in kinds),
                fr="nommer un de ces genres : " + ", ".join(k.title.fr.lower() for k in kinds),
            ),
        )

    def _say_loop(self, tie: TieFact, id_: str) -> None:
        self.gathering.problems.error(
            "self-tie",
            tie.place,
            id_,
            Text(en="is tied to itself", fr="est lié à lui-même"),
            Text(en="name another end, or take the tie out", fr="nommer un autre bout, ou ôter le lien"),
        )
