"""Asking verification platforms about reports: off by default, listed hosts only, capped in size and time."""

from jobs.lookup.enquiry import Enquiry
from jobs.lookup.looking_up import Limits, limits_of, look_up

__all__ = ["Enquiry", "Limits", "limits_of", "look_up"]
