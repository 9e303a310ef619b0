"""Standards, clauses, items and substances as they are named in print."""
