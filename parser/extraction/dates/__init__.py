"""Dates and periods as laboratories print them, and which of them is which date of the report."""
