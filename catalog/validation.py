"""Cross-checks of the whole catalogue."""

from collections.abc import Iterator

from catalog.catalogue import Catalogue
from catalog.channel_rules import channel_flaws
from catalog.flaws import Flaw
from catalog.knowledge_rules import knowledge_flaws
from catalog.standard_rules import standard_flaws
from models.exceptions import InvalidCatalogue


def require_sound(catalogue: Catalogue) -> None:
    """Raises `InvalidCatalogue` with the first mistake of the catalogue, if there is one."""
    first = next(catalogue_flaws(catalogue), None)
    if first is not None:
        place = ".".join(str(part) for part in first.path)
        details = ", ".join(f"{key} {value}" for key, value in first.details.items())
        raise InvalidCatalogue(f"{place}: {first.reason} ({details})")


def catalogue_flaws(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every mistake that the shape of the files does not show."""
    yield from knowledge_flaws(catalogue)
    for channel in catalogue.channels.values():
        flaws = channel_flaws(channel, catalogue, catalogue.channels)
        yield from (flaw.under(channel.id) for flaw in flaws)
    for standard in catalogue.standards.values():
        yield from (flaw.under(standard.key) for flaw in standard_flaws(standard, catalogue))
