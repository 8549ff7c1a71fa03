"""Everything between Neo4j and the rest: settings, the private server, constraints,
compare-and-write, read.
"""

from kg.store.database import Database, open_database
from kg.store.settings import Settings, read_settings

__all__ = ["Database", "Settings", "open_database", "read_settings"]
