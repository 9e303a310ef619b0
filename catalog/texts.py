"""Interface texts in the reader's language: the one lookup of the command line, the service and the jobs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.catalogue import Catalogue
from models.exceptions import GreenlaneError


class Language(StrEnum):
    """The languages that Greenlane speaks."""

    ENGLISH = "en"
    CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class Texts:
    """Looks texts up in the message catalogue and fills their places."""

    catalogue: Catalogue
    language: str = Language.ENGLISH

    def __call__(self, key: str, **places: object) -> str:
        """The text of `ui.<key>`. Raises KeyError where the catalogue has none."""
        return self.catalogue.messages[self.language][f"ui.{key}"].message.format(**places)

    def or_key(self, key: str, last: str) -> str:
        """The text of `ui.<key>`, or `last` where the catalogue has none: for keys that come from data."""
        entry = self.catalogue.messages[self.language].get(f"ui.{key}")
        return entry.message if entry else last

    def page_reason(self, reason: str) -> str:
        """Why a page was not read, or read with doubt, in words; the code itself where there are none."""
        return reason_in_words(self.catalogue, self.language, reason)

    def warning(self, code: str, message: str) -> str:
        """A warning of the reading: its own words in English, general ones in other languages."""
        texts = self.catalogue.messages[self.language]
        entry = texts.get(f"warning.{code}") or texts.get(f"error.{code}")
        return message if self.language == Language.ENGLISH or entry is None else entry.message

    def counted(self, key: str, count: int) -> str:
        """The text of `ui.<key>` with its `{count}`; `ui.<key>.one` for one, where there is such a text."""
        singular = f"ui.{key}.one" in self.catalogue.messages[self.language]
        return self(f"{key}.one") if count == 1 and singular else self(key, count=count)

    def error(self, error: GreenlaneError) -> tuple[str, str]:
        """What went wrong and what to do; English details come from the error itself."""
        return self.failure(error.code, error.message, error.remedy, error.details)

    def failure(self, code: str, message: str, remedy: str, details: Mapping[str, object]) -> tuple[str, str]:
        """The same for an error that crossed a process boundary.

        What an error says beyond its usual message stands behind it, in English.
        """
        entry = self.catalogue.messages[self.language].get(f"error.{code}")
        if self.language == Language.ENGLISH or entry is None:
            return message, remedy
        text, remedy = _filled(entry.message, details), entry.remedy or remedy
        usual = self.catalogue.messages[Language.ENGLISH].get(f"error.{code}")
        if usual is not None and message == _filled(usual.message, details):
            return text, remedy
        return f"{text} ({message})", remedy

    def sentence(self, error: GreenlaneError) -> str:
        """An error on one line: what went wrong, and what to do."""
        return " ".join(self.error(error))


def reason_in_words(catalogue: Catalogue, language: str, reason: str) -> str:
    """The text of `page_reason.<code>` or `error.<code>`; what follows a colon in the code is left out."""
    texts = catalogue.messages.get(language) or catalogue.messages[Language.ENGLISH]
    code = reason.partition(":")[0]
    entry = texts.get(f"page_reason.{code}") or texts.get(f"error.{code}")
    return entry.message if entry else reason


def _filled(text: str, details: Mapping[str, object]) -> str:
    """A text with its places filled; as it is where the details lack one."""
    try:
        return text.format(**details)
    except (KeyError, IndexError):
        return text
