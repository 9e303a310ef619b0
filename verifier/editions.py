"""Which standard, in which edition, a citation or a row means."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from models.report import StandardCited
from models.standard import Standard
from verifier.itself import Itself
from verifier.paper import Paper
from verifier.text import fold


@dataclass(frozen=True, eq=False)
class AcceptedEdition:
    """A standard in the edition that is asked for."""

    entry: Standard

    @cached_property
    def editions(self) -> frozenset[str]:
        """The edition as it may be printed, folded."""
        printed = (self.entry.edition or "", *self.entry.printed_editions)
        return frozenset(fold(edition) for edition in printed)

    @cached_property
    def names(self) -> frozenset[str]:
        """Designation with edition as it may be printed, folded; the catalogue's key among them."""
        designation = fold(self.entry.designation)
        return frozenset({fold(self.entry.key), *(designation + edition for edition in self.editions)})

    @cached_property
    def designation(self) -> str:
        """The designation alone, folded."""
        return fold(self.entry.designation)

    def is_cited(self, cited: StandardCited) -> bool:
        """Whether a citation means this edition."""
        return fold(cited.designation) == self.designation and fold(cited.edition or "") in self.editions

    def is_cited_without_edition(self, cited: StandardCited) -> bool:
        """Whether a citation names the standard and no year."""
        return fold(cited.designation) == self.designation and not cited.edition

    def is_cited_otherwise(self, cited: StandardCited) -> bool:
        """Whether a citation means the same standard in another edition."""
        return fold(cited.designation) == self.designation and not (
            self.is_cited(cited) or self.is_cited_without_edition(cited)
        )

    def has_row(self, standard: str) -> bool:
        """Whether a row's standard means this edition."""
        return fold(standard) in self.names

    def has_row_without_edition(self, standard: str) -> bool:
        """Whether a row's standard names the designation and no year."""
        return fold(standard) == self.designation

    def has_row_of_other_edition(self, standard: str) -> bool:
        """Whether a row's standard means another edition of the designation; EN 71-10 is none of EN 71-1."""
        return not self.has_row(standard) and self._with_edition.match(_close(standard)) is not None

    @cached_property
    def _with_edition(self) -> re.Pattern[str]:
        return re.compile(re.escape(_close(self.entry.designation)) + r"[-:/(]+\d")


@lru_cache(maxsize=256)
def _edition(entry: Itself[Standard]) -> AcceptedEdition:
    return AcceptedEdition(entry.value)


def edition_of(entry: Standard) -> AcceptedEdition:
    """An entry of the catalogue, ready for comparison with print."""
    return _edition(Itself(entry))


def _close(text: str) -> str:
    """Without spaces and case, every dash a hyphen: unlike in `fold`, what parts the edition off stays."""
    normal = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return re.sub(r"[\u2010-\u2015\u2212]", "-", normal)


def cites_another(paper: Paper, accepted: AcceptedEdition, rivals: Iterable[AcceptedEdition]) -> bool:
    """Whether the paper cites another edition or a rival standard, so that a bare row may be theirs."""
    cited = [one for one in paper.report.standards if fold(one.designation)]
    if any(accepted.is_cited_otherwise(one) for one in cited):
        return True
    designations = {rival.designation for rival in rivals} - {accepted.designation}
    return any(fold(one.designation) in designations for one in cited)
