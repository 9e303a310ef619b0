"""The durable queue: DBOS on SQLite within one machine, on PostgreSQL for many."""
