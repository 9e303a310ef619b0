"""The words around the findings, in the user's language."""

from dataclasses import dataclass
from enum import StrEnum

from catalog import Catalogue
from models.exceptions import GreenlaneError


class Language(StrEnum):
    """The languages that Greenlane speaks."""

    ENGLISH = "en"
    CHINESE = "zh"


@dataclass(frozen=True)
class Texts:
    """Looks interface texts up in the message catalogue."""

    catalogue: Catalogue
    language: Language = Language.ENGLISH

    def __call__(self, key: str, **places: object) -> str:
        """The text of `ui.<key>` with its places filled."""
        return self.catalogue.messages[self.language][f"ui.{key}"].message.format(**places)

    def error(self, error: GreenlaneError) -> str:
        """What went wrong and what to do, on one line. English comes from the error itself."""
        entry = self.catalogue.messages[self.language].get(f"error.{error.code}")
        if self.language is Language.ENGLISH or entry is None:
            return f"{error.message} {error.remedy}"
        try:
            message = entry.message.format(**error.details)
        except (KeyError, IndexError):
            message = entry.message
        return f"{message} {entry.remedy or ''} ({error.message})".strip()
