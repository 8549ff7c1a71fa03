"""A case pack: a folder with `pack.yaml` and files of facts, read and checked as one."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import NotFoundError
from kg.language import Text
from kg.loaders import checks, tables
from kg.loaders.entries import EntryReader, read_fields, unknown_key
from kg.loaders.gathering import Gathering
from kg.loaders.merges import read_merges
from kg.loaders.references import Resolver
from kg.loaders.text_file import read_text
from kg.schema.facts import Merge, NodeFact, TieFact
from kg.schema.fields import check_id
from kg.schema.kinds import Case, Source
from kg.schema.problems import Place, Problems
from kg.schema.reading import Entry, Raw, Reading, Refused
from kg.schema.yaml_file import read_yaml
from kg.version import __version__

if TYPE_CHECKING:
    from kg.schema.framework import Framework

PACK_FILE = "pack.yaml"
MERGES_FILE = "merges.yaml"
_YAML = (".yaml", ".yml")
_WHAT = Text(en="pack.yaml", fr="pack.yaml")


@dataclass(slots=True)
class Pack:
    """What a folder says, and what is wrong with it."""

    folder: Path
    id: str = ""
    properties: dict[str, Any] = field(default_factory=dict)
    nodes: dict[str, NodeFact] = field(default_factory=dict)
    ties: list[TieFact] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)


def find_packs(paths: Iterable[Path]) -> list[Path]:
    """The folders that hold a pack, at or below the paths given, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        folder = path.parent if path.name == PACK_FILE and path.is_file() else path
        if (folder / PACK_FILE).is_file():
            below = [folder]
        else:
            below = sorted(file.parent for file in folder.rglob(PACK_FILE)) if folder.is_dir() else []
        if not below:
            raise NotFoundError(
                Text(
                    en=f"{path}: no pack.yaml here or below. `kg new-case {path}` writes a first one.",
                    fr=f"{path} : pas de pack.yaml ici ni dessous. « kg new-case {path} » en écrit un premier.",
                )
            )
        found.update(dict.fromkeys(below))
    return list(found)


def read_packs(folders: Iterable[Path], framework: Framework) -> list[Pack]:
    """Read each folder; two packs of one id are a problem of the second."""
    with without_collector():
        return _read_all(folders, framework)


@contextmanager
def without_collector() -> Iterator[None]:
    """A million facts hold no cycles: looking for some takes a third of the time, now and at each later look,
    so what was made in here is left out of those too."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.freeze()
            gc.enable()


def _read_all(folders: Iterable[Path], framework: Framework) -> list[Pack]:
    packs: list[Pack] = []
    seen: dict[str, Path] = {}
    for folder in folders:
        pack = read_pack(folder, framework)
        if pack.id in seen and pack.id:
            pack.problems.error(
                "duplicate-case",
                Place(_shown(folder / PACK_FILE), 0, "id"),
                pack.id,
                Text(en=f"is the id of {seen[pack.id]} too", fr=f"est aussi l'id de {seen[pack.id]}"),
                Text(en="give each pack its own id", fr="donner à chaque lot son id"),
            )
        seen.setdefault(pack.id, folder)
        packs.append(pack)
    return packs


def read_pack(folder: Path, framework: Framework) -> Pack:
    """Everything that the folder says; problems are collected, never raised."""
    pack = Pack(folder)
    root = _read_file(folder / PACK_FILE, pack)
    if root is None:
        return pack
    sources = _read_head(root, pack, framework)
    gathering = Gathering(pack.id or "case", pack.problems)
    lengths = {id_: int(node.properties.get("lines", 0)) for id_, node in sources.items()}
    gathering.nodes.update(sources)
    for path in _files(pack):
        reading = Reading(_shown(path), pack.problems, framework, lengths, pack.id or "case")
        if path.suffix == ".csv":
            tables.read_table(path, gathering, reading)
            continue
        document = _read_file(path, pack)
        if document is None:
            continue
        if path.name == MERGES_FILE:
            pack.merges += read_merges(document, reading)
        else:
            EntryReader(gathering, reading).read_document(document)
    pack.nodes = gathering.nodes
    pack.ties = Resolver(gathering).resolve()
    checks.check_stays(pack.nodes, pack.ties, pack.problems)
    checks.warn_of(pack.nodes, pack.ties, pack.merges, pack.problems)
    if "checked" in pack.properties and not pack.properties.get("closed"):
        checks.warn_if_unchecked(
            pack.properties["checked"], Place(_shown(folder / PACK_FILE), 0, "checked"), pack.problems
        )
    return pack


def fingerprint(folder: Path, framework: Framework) -> str:
    """A digest of all that a pack's meaning hangs on: its files, the framework, and this program."""
    digest = hashlib.blake2b(repr((__version__, framework)).encode(), digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (*_YAML, ".csv") and path.is_file():
            digest.update(f"\0{path.relative_to(folder)}\0".encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "blake2b").digest())
    return digest.hexdigest()


def case_id(folder: Path) -> str | None:
    """The id that a pack gives itself, without reading the rest."""
    problems = Problems()
    text = read_text(folder / PACK_FILE, "", problems)
    root = read_yaml(text, "", problems) if text else None
    written = root.value.get("id") if root is not None and isinstance(root.value, dict) else None
    return written.text if written is not None else None


def _read_file(path: Path, pack: Pack) -> Raw | None:
    text = read_text(path, _shown(path), pack.problems)
    if text is None:
        return None
    return read_yaml(text, _shown(path), pack.problems)


def _files(pack: Pack) -> Iterator[Path]:
    """The files of facts, by name. A link that leads out of the folder is refused."""
    home = pack.folder.resolve()
    for path in sorted(pack.folder.rglob("*")):
        if path.name == PACK_FILE or path.suffix not in (*_YAML, ".csv") or path.is_dir():
            continue
        if home in path.resolve().parents:
            yield path
        else:
            pack.problems.error(
                "outside",
                Place(_shown(path)),
                str(path.resolve()),
                Text(en="leads out of the pack", fr="mène hors du lot"),
                Text(en="copy the file into the folder", fr="copier le fichier dans le dossier"),
            )


def _read_head(root: Raw, pack: Pack, framework: Framework) -> dict[str, NodeFact]:
    """pack.yaml: what the case is, and its sources."""
    shown = _shown(pack.folder / PACK_FILE)
    reading = Reading(shown, pack.problems, framework, {}, "")
    if not isinstance(root.value, dict):
        reading.refuse(
            Refused("wrong-type", Text(en="is not a pack.yaml", fr="n'est pas un pack.yaml")),
            1,
            "",
            root.shown,
        )
        return {}
    head = root.value
    known = ("id", *Case.by_key, "sources")
    for key, value in head.items():
        if key not in known:
            reading.refuse(unknown_key(key, known, _WHAT), value.line, key, key)
    pack.properties = read_fields(Case, head, reading, "", root.line)
    _read_id(head, pack, reading)
    return _read_sources(head.get("sources"), reading)


def _read_id(head: Entry, pack: Pack, reading: Reading) -> None:
    raw = head.get("id")
    try:
        if raw is None:
            raise Refused(
                "missing",
                Text(en="`id` is missing", fr="« id » manque"),
                Text(en="add `id: a-short-name`", fr="ajouter « id: un-nom-court »"),
            )
        pack.id = check_id((raw.text or "").strip())
    except Refused as refusal:
        reading.refuse(refusal, raw.line if raw else 1, "id", raw.shown if raw else "")


def _read_sources(raw: Raw | None, reading: Reading) -> dict[str, NodeFact]:
    if raw is None:
        return {}
    if not isinstance(raw.value, dict):
        reading.refuse(
            Refused(
                "wrong-type",
                Text(en="is not a list of sources by id", fr="n'est pas une liste de sources par id"),
                Text(
                    en="write `source-id:` and `citation: …` below it",
                    fr="écrire « id-source: » et « citation: … » dessous",
                ),
            ),
            raw.line,
            "sources",
            raw.shown,
        )
        return {}
    found: dict[str, NodeFact] = {}
    known = (*(key for key in Source.by_key if key not in ("evidence", "certainty")),)
    for id_, entry in raw.value.items():
        path = f"sources.{id_}."
        try:
            check_id(id_)
        except Refused as refusal:
            reading.refuse(refusal, entry.line, path.rstrip("."), id_)
            continue
        fields = entry.value if isinstance(entry.value, dict) else {"citation": entry}
        for key, value in fields.items():
            if key not in known:
                what = Text(en="a source", fr="une source")
                reading.refuse(unknown_key(key, known, what), value.line, path + key, key)
        properties = read_fields(Source, fields, reading, path, entry.line)
        found[id_] = NodeFact(Source, id_, properties, reading.place(entry.line))
    return found


def _shown(path: Path) -> str:
    """Relative to where the person stands, when the file is below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
