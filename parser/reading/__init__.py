"""Bytes to a Document: words, rules, tables, codes, signatures. Knows nothing of laboratories or fields."""
