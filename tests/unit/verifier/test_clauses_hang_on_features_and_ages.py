"""Whether a clause is required: yes, no, or unknown where nobody stated what it hangs on."""

import pytest

from models.standard import Trigger
from verifier.ages import AgeRange
from verifier.product import ProductFacts
from verifier.triggers import Answer, Cause, evaluate

NOTHING = frozenset[str]()
BELOW_THREE, TODDLERS = Trigger(age_lt_months=36), Trigger(age_between_months=(18, 36))
MAGNET = Trigger(feature="magnet")


def facts(
    *ages: AgeRange, readable: bool = True, complete: bool = True, **features: set[str]
) -> ProductFacts:
    known = {name: frozenset(features.get(name, ())) for name in ("stated", "described", "shown")}
    return ProductFacts(**known, complete=complete, unknown_keys=(), ages=ages, age_readable=readable)


OF_AGES = {
    "younger": (BELOW_THREE, facts(AgeRange(18)), Answer.YES, "<36"),
    "just not younger": (BELOW_THREE, facts(AgeRange(36)), Answer.NO, "<36"),
    "one of two is younger": (BELOW_THREE, facts(AgeRange(36), AgeRange(35)), Answer.YES, "<36"),
    "no age anywhere": (BELOW_THREE, facts(), Answer.UNKNOWN, "<36"),
    "another age that nobody understood": (
        BELOW_THREE,
        facts(AgeRange(36), readable=False),
        Answer.UNKNOWN,
        "<36",
    ),
    "within": (TODDLERS, facts(AgeRange(24, 30)), Answer.YES, "18-36"),
    "reaching in from above": (TODDLERS, facts(AgeRange(35)), Answer.YES, "18-36"),
    "only above": (TODDLERS, facts(AgeRange(36)), Answer.NO, "18-36"),
    "only below": (TODDLERS, facts(AgeRange(0, 18)), Answer.NO, "18-36"),
    "no age for a stretch": (TODDLERS, facts(), Answer.UNKNOWN, "18-36"),
}


@pytest.mark.parametrize(("trigger", "known", "answer", "key"), OF_AGES.values(), ids=OF_AGES.keys())
def test_ages(trigger: Trigger, known: ProductFacts, answer: Answer, key: str) -> None:
    required = evaluate(trigger, known)
    assert (required.answer, required.causes) == (answer, (Cause("age", key),))
    assert required.by_product is (answer is Answer.YES)


OF_FEATURES = {
    "stated": (facts(stated={"magnet"}), Answer.YES, "feature"),
    "shown by the report": (facts(shown={"magnet"}), Answer.YES, "feature"),
    "in the description alone": (facts(described={"magnet"}), Answer.UNKNOWN, "described"),
    "not in a complete list": (facts(stated={"battery"}), Answer.NO, "feature"),
    "no list": (facts(complete=False), Answer.UNKNOWN, "feature"),
}


@pytest.mark.parametrize(("known", "answer", "kind"), OF_FEATURES.values(), ids=OF_FEATURES.keys())
def test_features(known: ProductFacts, answer: Answer, kind: str) -> None:
    required = evaluate(MAGNET, known)
    assert (required.answer, required.causes) == (answer, (Cause(kind, "magnet"),))
    assert required.contradicts_na is (answer is Answer.YES or kind == "described")


def test_any_of_several() -> None:
    both = Trigger(any=(MAGNET, BELOW_THREE))
    found = evaluate(both, facts(AgeRange(36), stated={"magnet"}))
    assert (found.answer, found.causes) == (Answer.YES, (Cause("feature", "magnet"),))
    assert evaluate(both, facts(AgeRange(36))).answer is Answer.NO
    assert evaluate(both, facts()).answer is Answer.UNKNOWN


def test_all_of_several() -> None:
    both = Trigger(all=(MAGNET, BELOW_THREE))
    found = evaluate(both, facts(AgeRange(18), stated={"magnet"}))
    assert (found.answer, len(found.causes)) == (Answer.YES, 2)
    assert evaluate(both, facts(AgeRange(36), stated={"magnet"})).answer is Answer.NO
    assert evaluate(both, facts(stated={"magnet"})).answer is Answer.UNKNOWN


def test_always_and_never() -> None:
    always, never = evaluate(Trigger(always=True), facts()), evaluate(Trigger(never=True), facts())
    assert (always.answer, always.causes, always.by_product) == (Answer.YES, (Cause("always"),), False)
    assert (never.answer, never.causes) == (Answer.NO, ())
