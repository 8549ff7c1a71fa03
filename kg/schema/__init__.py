"""What can be said: kinds of facts, dates, vocabularies, and the framework (phases, roles, levers, gates)."""
