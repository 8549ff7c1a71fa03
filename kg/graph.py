"""The library's front door: one object that loads, looks, asks and draws.

with kg.open() as graph:
    graph.load("cases/renault-mobiliz")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kg import store
from kg.errors import KgError
from kg.language import Text
from kg.loaders import Pack, case_id, find_packs, fingerprint, read_packs, without_collector
from kg.schema.framework import Framework, load_framework
from kg.schema.problems import Problem
from kg.store import CaseFacts, CaseSummary, Database, LoadEntry, Outcome, looking
from kg.store.framework_case import ensure_framework
from kg.store.looking import Found, Portrait
from kg.store.records import of_node, of_tie

if TYPE_CHECKING:
    from kg.loaders.proposals import Weighed
    from kg.maps import Map
    from kg.questions import Answer

Progress = Callable[[int, int], None]


class BadPackError(KgError):
    """Packs with errors: all of them, and nothing was written."""

    exit_code = 1

    def __init__(self, problems: list[Problem], warnings: list[Problem]) -> None:
        self.problems = problems
        self.warnings = warnings
        count = len(problems)
        super().__init__(
            Text(
                en=f"{count} error{'s' * (count != 1)}; nothing was written.",
                fr=f"{count} erreur{'s' * (count > 1)} ; rien n'a été écrit.",
            )
        )


class Graph:
    """An open graph. Close it, or use it in a `with`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()

    # ---- loading

    def load(
        self,
        *paths: str | Path,
        dry_run: bool = False,
        detail: bool = False,
        progress: Progress | None = None,
        on_warnings: Callable[[list[Problem]], None] | None = None,
    ) -> list[Outcome]:
        """Load every pack at or below the paths; either all of them are sound, or none is written."""
        framework = load_framework(self.database.settings.framework)
        prints = {folder: fingerprint(folder, framework) for folder in find_packs(map(Path, paths))}
        done = {folder: self._unchanged(folder, print_) for folder, print_ in prints.items()}
        with without_collector():
            packs = _sound([folder for folder in prints if done[folder] is None], framework, on_warnings)
            said = [(pack.folder, _facts(pack, prints[pack.folder])) for pack in packs]
        if packs and not dry_run:
            ensure_framework(self.database, framework)
        for folder, facts in said:
            done[folder] = store.load(
                self.database,
                facts,
                dry_run=dry_run,
                detail=detail,
                **({"progress": progress} if progress else {}),
            )
        return [outcome for outcome in done.values() if outcome is not None]

    def _unchanged(self, folder: Path, print_: str) -> Outcome | None:
        id_ = case_id(folder)
        return store.unchanged(self.database, id_, print_) if id_ else None

    def unload(self, case: str) -> Outcome:
        with without_collector():
            return store.unload(self.database, case)

    def undo(self, case: str) -> Outcome:
        return store.undo(self.database, case)

    def cases(self) -> list[CaseSummary]:
        return store.list_cases(self.database)

    def incomplete(self) -> list[str]:
        """The cases whose last load was cut off: what is said of them may be half a load."""
        return store.incomplete_cases(self.database)

    def history(self, case: str) -> list[LoadEntry]:
        return store.history(self.database, case)

    # ---- looking

    def find(self, text: str) -> list[Found]:
        """What has a name like this text."""
        return looking.find(self.database, text)

    def show(self, id_: str) -> Portrait:
        """All that is known about one entity."""
        return looking.portrait(self.database, id_)

    def proposals(self, path: str | Path) -> list[Weighed]:
        """What people noted on a map, each note beside what the graph says now. Nothing is written."""
        from kg.loaders.proposals import read_proposals, weigh

        return weigh(self.database, read_proposals(Path(path)))

    # ---- asking

    def ask(
        self,
        name: str,
        *,
        at: Any = None,
        case: str | Iterable[str] = (),
        lang: str | None = None,
        queries: Iterable[Path] = (),
        **params: Any,
    ) -> Answer:
        """The answer to a question: rows with how they were made (`kg queries` lists the questions)."""
        from kg.questions import ask

        return ask(self.database, name, at=at, case=case, lang=lang, queries=queries, **params)

    # ---- drawing

    def map(
        self,
        *,
        case: str | Iterable[str] = (),
        around: str | None = None,
        depth: int = 1,
        at: str | None = None,
        lang: str | None = None,
        hide: Iterable[str] = (),
        initials: bool = False,
        everything: bool = False,
        question: str | None = None,
        params: Mapping[str, Any] | None = None,
        keep_layout: str | Path | None = None,
        scenes: str | Path | None = None,
    ) -> Map:
        """A map for a meeting: `graph.map(case="x").write("map.html")`. With a question, its answer stands
        beside the map."""
        from kg.maps import draw
        from kg.questions.on_map import as_panel

        answer = self.ask(question, at=at, case=case, lang=lang, **(params or {})) if question else None

        return draw(
            self.database,
            cases=[case] if isinstance(case, str) else list(case),
            around=around,
            depth=depth,
            at=at,
            lang=lang,
            hide=hide,
            initials=initials,
            everything=everything,
            answer=as_panel(answer) if answer else None,
            keep_layout=keep_layout,
            scenes=scenes,
        )


def _sound(
    folders: Iterable[Path], framework: Framework, on_warnings: Callable[[list[Problem]], None] | None
) -> list[Pack]:
    """The packs of these folders, or all that is wrong with them."""
    packs = read_packs(folders, framework)
    errors = [problem for pack in packs for problem in pack.problems.errors]
    warnings = [problem for pack in packs for problem in pack.problems.warnings]
    if errors:
        raise BadPackError(errors, warnings)
    if warnings and on_warnings is not None:
        on_warnings(warnings)
    return packs


def _facts(pack: Pack, print_: str) -> CaseFacts:
    records = [of_node(fact) for fact in pack.nodes.values()]
    ties, pack.ties = pack.ties, []
    while ties:  # each fact is let go as soon as it is a record: a bulk load has a million
        records.append(of_tie(ties.pop()))
    return CaseFacts(pack.id, pack.properties, records, pack.merges, str(pack.folder.resolve()), print_)
