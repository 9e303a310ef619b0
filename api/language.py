"""The reader's language, and texts in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog import Catalogue
from models.exceptions import GreenlaneError

ENGLISH, CHINESE = "en", "zh"


def wanted_language(accept_language: str | None) -> str:
    """`zh` where an Accept-Language header prefers Chinese, else `en`."""
    best, weight = ENGLISH, 0.0
    for part in (accept_language or "")[:200].split(","):
        tag, _, parameter = part.partition(";")
        language = tag.strip().casefold()[:2]
        quality = _quality(parameter)
        if language in (ENGLISH, CHINESE) and quality > weight:
            best, weight = language, quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0


@dataclass(frozen=True, slots=True)
class Texts:
    """Interface texts of the message catalogue in one language."""

    catalogue: Catalogue
    language: str = ENGLISH

    def __call__(self, key: str, **places: object) -> str:
        """The text of `ui.<key>` with its places filled."""
        return self.catalogue.messages[self.language][f"ui.{key}"].message.format(**places)

    def error(self, error: GreenlaneError) -> tuple[str, str]:
        """What went wrong and what to do; English details come from the error itself."""
        return self.failure(error.code, error.message, error.remedy, error.details)

    def failure(self, code: str, message: str, remedy: str, details: Mapping[str, object]) -> tuple[str, str]:
        """The same for an error that crossed a process boundary."""
        entry = self.catalogue.messages[self.language].get(f"error.{code}")
        if self.language == ENGLISH or entry is None:
            return message, remedy
        try:
            text = entry.message.format(**details)
        except (KeyError, IndexError):
            text = entry.message
        return f"{text} ({message})", entry.remedy or remedy
