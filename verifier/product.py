"""The facts of the product that decide which clauses apply: features and ages, and who states them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from catalog.feature_words import FeatureFinder
from models.evidence import Value
from models.knowledge import Feature
from models.shipment import ShipmentLine
from verifier.ages import AgeRange, parse_age
from verifier.grounds import NOTHING, Grounds, read
from verifier.matching import Goods
from verifier.paper import Paper


@dataclass(frozen=True)
class ProductFacts:
    """What is known of the goods.

    `stated`, `described` and `shown` are feature keys from the shipment's list, from the words of its
    description and from the reports, with all that they imply.
    `complete` says that the shipment gave its list of features, so that what is not in it is absent.
    `unknown_keys` are stated features that the catalogue does not know. `ages` are all age statements that
    count; `age_readable` is False when one of them could not be understood.
    """

    stated: frozenset[str]
    described: frozenset[str]
    shown: frozenset[str]
    complete: bool
    unknown_keys: tuple[str, ...]
    ages: tuple[AgeRange, ...]
    age_readable: bool
    shown_grounds: Grounds = NOTHING

    @property
    def deciding(self) -> "ProductFacts":
        """What decides which clauses apply, without where it was read: equal for products that are alike."""
        return replace(self, unknown_keys=(), shown_grounds=NOTHING)

    @property
    def features(self) -> frozenset[str]:
        """The union of what the shipment states and the reports show; a description's words are none."""
        return self.stated | self.shown


def described_features(line: ShipmentLine | None, finder: FeatureFinder) -> frozenset[str]:
    """The features of which the shipment's own description speaks."""
    return frozenset(finder.find(line.description)) if line and line.description else frozenset()


def facts_of(goods: Goods, features: Mapping[str, Feature], described: frozenset[str]) -> ProductFacts:
    """Takes together what the shipment line states and describes, and what its reports show."""
    given = goods.line.features if goods.line else None
    shown = [
        (paper, value) for paper in goods.papers for value in paper.report.product.features if value.value
    ]
    ages, readable = _ages(goods)
    return ProductFacts(
        stated=_implied((key for key in given or () if key in features), features),
        described=_implied(described, features),
        shown=_implied((value.value for _, value in shown if value.value), features),
        complete=given is not None,
        unknown_keys=tuple(sorted(key for key in given or () if key not in features)),
        ages=ages,
        age_readable=readable,
        shown_grounds=sum((read(paper, value) for paper, value in shown), NOTHING),
    )


def _implied(keys: Iterable[str], features: Mapping[str, Feature]) -> frozenset[str]:
    """The keys with all that they imply, however far."""
    open_keys, closed = list(keys), set[str]()
    while open_keys:
        key = open_keys.pop()
        if key not in closed:
            closed.add(key)
            open_keys += features[key].implies if key in features else ()
    return frozenset(closed)


def _ages(goods: Goods) -> tuple[tuple[AgeRange, ...], bool]:
    texts = [goods.line.age_grade] if goods.line and goods.line.age_grade else []
    parsed = [parse_age(text) for text in texts]
    reports = [age for paper in goods.papers for age in ages_of(paper) if age]
    known = tuple(dict.fromkeys(age for age in (*parsed, *reports) if age))
    return known, None not in parsed


def ages_of(paper: Paper) -> tuple[AgeRange | None, ...]:
    """The age grades under which the report tested and assessed, or labelled, the product.

    What an applicant merely requested counts only where the report states nothing else.
    """
    grades = paper.report.product.age_grades
    own = [parse_age(grade.value) for grade in (grades.tested, grades.assessed, grades.labelled) if grade]
    requested = [parse_age(grades.requested.value)] if grades.requested else []
    return tuple(own) if any(own) else tuple(requested)


def tested_age(paper: Paper) -> tuple[Value[str], AgeRange] | None:
    """The age grade to which the tests were made: tested, else assessed, else labelled, else requested."""
    grades = paper.report.product.age_grades
    for grade in (grades.tested, grades.assessed, grades.labelled, grades.requested):
        if grade and (age := parse_age(grade.value)):
            return grade, age
    return None
