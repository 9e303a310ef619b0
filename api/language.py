"""The reader's language, as a request asks for it."""

from catalog.texts import Language


def wanted_language(accept_language: str | None) -> str:
    """`zh` where an Accept-Language header prefers Chinese, else `en`."""
    best, weight = Language.ENGLISH, 0.0
    for part in (accept_language or "")[:200].split(","):
        tag, _, parameter = part.partition(";")
        language = tag.strip().casefold()[:2]
        quality = _quality(parameter)
        if language in tuple(Language) and quality > weight:
            best, weight = Language(language), quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0
