"""Accepted checks: kept in the store before anything is done, worked off by worker processes, resumed."""
