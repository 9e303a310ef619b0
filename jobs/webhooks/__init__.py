"""Telling other systems of finished checks: signed, kept until delivered, never to a private network."""
