"""Files to facts: packs (YAML and tables). Every problem is found in one run, none raised one by one."""

from kg.loaders.packs import Pack, case_id, find_packs, fingerprint, read_packs, without_collector
from kg.loaders.skeleton import write_skeleton

__all__ = [
    "Pack",
    "case_id",
    "find_packs",
    "fingerprint",
    "read_packs",
    "without_collector",
    "write_skeleton",
]
