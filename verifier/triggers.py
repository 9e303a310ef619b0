"""Whether a clause is required: three-valued, because what nobody stated is unknown and not absent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from models.standard import Trigger
from verifier.product import ProductFacts


class Answer(Enum):
    """Whether a condition holds."""

    NO = 0
    UNKNOWN = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Cause:
    """What a condition turns on: `kind` is `always`, `listed` (named by the channel), `feature`, `described`
    (a feature that only the shipment's description names) or `age`.

    `key` is the feature, or the months as "<36" or "36-72".
    """

    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Required:
    """The answer for one clause, and what it turned on."""

    answer: Answer
    causes: tuple[Cause, ...] = ()

    @property
    def by_product(self) -> bool:
        """Whether a feature or the age grade triggers it, so that N/A contradicts the product."""
        return self.answer is Answer.YES and any(cause.kind in ("feature", "age") for cause in self.causes)

    @property
    def contradicts_na(self) -> bool:
        """Whether N/A contradicts the product, or what the shipment's own description says of it."""
        return self.by_product or (
            self.answer is Answer.UNKNOWN and any(cause.kind == "described" for cause in self.causes)
        )


_NEVER = Required(Answer.NO)


def evaluate(trigger: Trigger, facts: ProductFacts) -> Required:
    """Whether the trigger holds for the product."""
    if trigger.always:
        return Required(Answer.YES, (Cause("always"),))
    if trigger.never:
        return _NEVER
    if trigger.any:
        return _joined(max, trigger.any, facts)
    if trigger.all:
        return _joined(min, trigger.all, facts)
    return _by_feature(trigger.feature, facts) if trigger.feature else _by_age(trigger, facts)


def _joined(
    pick: Callable[[Iterable[int]], int], parts: tuple[Trigger, ...], facts: ProductFacts
) -> Required:
    results = [evaluate(part, facts) for part in parts]
    answer = Answer(pick(result.answer.value for result in results))
    causes = (cause for result in results if result.answer is answer for cause in result.causes)
    return Required(answer, tuple(dict.fromkeys(causes)))


def _by_feature(feature: str, facts: ProductFacts) -> Required:
    cause = (Cause("feature", feature),)
    if feature in facts.features:
        return Required(Answer.YES, cause)
    if feature in facts.described:
        return Required(Answer.UNKNOWN, (Cause("described", feature),))
    return Required(Answer.NO if facts.complete else Answer.UNKNOWN, cause)


def _by_age(trigger: Trigger, facts: ProductFacts) -> Required:
    if trigger.age_between_months:
        low, high = trigger.age_between_months
        cause = Cause("age", f"{low}-{high}")
        answers = [age.overlaps(low, high) for age in facts.ages]
    else:
        months = trigger.age_lt_months or 0
        cause = Cause("age", f"<{months}")
        answers = [age.reaches_below(months) for age in facts.ages]
    if any(answers):
        return Required(Answer.YES, (cause,))
    known = bool(answers) and facts.age_readable
    return Required(Answer.NO if known else Answer.UNKNOWN, (cause,))
