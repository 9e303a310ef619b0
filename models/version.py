"""The engine's version: part of every verdict and of every cached extraction's key."""

from typing import Final

VERSION: Final = "0.1.0"
"""Raised with every change that can change what is read or concluded."""
