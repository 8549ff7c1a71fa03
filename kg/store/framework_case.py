"""The framework as nodes of the graph, written like any case, so that queries read it and no code repeats it."""

from __future__ import annotations

from kg.schema.facts import content_hash, tie_key
from kg.schema.framework import Framework
from kg.store import loading
from kg.store.cases import FRAMEWORK_CASE
from kg.store.database import Database
from kg.store.records import Record
from kg.version import __version__


def ensure_framework(database: Database, framework: Framework) -> None:
    """Write the framework if the graph holds another one, or none."""
    print_ = content_hash(__version__, {"framework": repr(framework)})
    if loading.unchanged(database, FRAMEWORK_CASE, print_) is not None:
        return
    records = [Record(id_, kind, dict(said)) for kind, id_, _labels, said in framework.nodes()]
    records += [
        Record(tie_key(type_, source, target, 1), type_, dict(said))
        for type_, source, target, said in framework.ties()
    ]
    head = {
        "title": framework.title.fr,
        "title_en": framework.title.en,
        "register": "framework",
        "precedence": 0,
        "framework": framework.id,
    }
    loading.load(database, loading.CaseFacts(FRAMEWORK_CASE, head, records, fingerprint=print_))
