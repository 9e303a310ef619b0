"""Builders of complete submissions as data, for tests that change one thing."""
