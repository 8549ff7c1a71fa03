"""Everything between Neo4j and the rest: settings, the private server, constraints, compare-and-write, read."""
