"""Named queries: find, parse the header, check, run; and the measures that a query may name."""
