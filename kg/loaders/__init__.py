"""Files to facts: packs (YAML and tables). Every problem is found in one run, none raised one by one."""

from kg.loaders.packs import Pack, find_packs, read_packs
from kg.loaders.skeleton import write_skeleton

__all__ = ["Pack", "find_packs", "read_packs", "write_skeleton"]
