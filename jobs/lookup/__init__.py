"""Asking verification platforms about reports: off by default, listed hosts only, capped in size and time."""

from jobs.lookup.looking_up import Limits, look_up

__all__ = ["Limits", "look_up"]
