"""Knowledge as data: channels, standards, laboratories, words, messages; and the loader that checks it."""

from catalog.catalogue import Catalogue
from catalog.loading import load_catalogue

__all__ = ["Catalogue", "load_catalogue"]
