"""Questions on a real Neo4j."""
