"""From drafts to findings: doubt caps them, a user's own grade re-grades them, words explain them."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from catalog.layering import LOCAL
from catalog.texts import reason_in_words
from models.channel import Demand, Requirement, RequirementId
from models.verification import Finding, Outcome, Subject
from verifier.case import Case
from verifier.draft import SUBMISSION, About, Detail, Draft, needs_review
from verifier.grounds import Doubt
from verifier.register import JUDGES
from verifier.standing import sources_of, status_of
from verifier.wording import message, name

NO_REPORT = "submission.no-report"
DOUBTFUL = "reading.doubtful"
REGRADED = "grading.regraded"
_MOST_TEXTS = 3
_LINE = "\ue000"
"""Stands for the line's name until that is filled in; no paper prints it."""


class Judged(NamedTuple):
    """A draft with its requirement and the outcome that counts after doubt and re-grading."""

    demand: Requirement
    draft: Draft
    outcome: Outcome
    doubtful: bool
    regraded: bool


def judge_all(case: Case) -> Iterator[Judged]:
    """Every requirement of the channel on the case. One that says nothing goes to a person, never unheard."""
    for demand in case.channel.requirements:
        drafts = list(JUDGES[demand.id](case, demand)) or [needs_review(NO_REPORT, SUBMISSION)]
        yield from [_settle(demand, draft) for draft in drafts]
    yield from _unheard(case)


def _unheard(case: Case) -> Iterator[Judged]:
    """Goods without a report, in a channel that does not ask to trace them: nothing else would say so."""
    demands = case.channel.requirements
    if not any(demand.id is RequirementId.PRODUCT_IDENTITY for demand in demands):
        for goods in case.goods:
            if not goods.papers:
                yield _settle(demands[0], needs_review(NO_REPORT, About(goods=goods)))


def _settle(demand: Requirement, draft: Draft) -> Judged:
    doubtful = bool(draft.grounds.doubts) and draft.outcome is not Outcome.NEEDS_REVIEW
    outcome = Outcome.NEEDS_REVIEW if doubtful else draft.outcome
    regraded = outcome is Outcome.NOT_MET and demand.outcome_when_not_met == "needs_review"
    return Judged(demand, draft, Outcome.NEEDS_REVIEW if regraded else outcome, doubtful, regraded)


def findings_of(case: Case, judged: Sequence[Judged]) -> tuple[Finding, ...]:
    """The findings in the reader's language. What differs in the line alone is put into words once."""
    worded: dict[Hashable, dict[str, Any]] = {}
    subjects: dict[About, Subject] = {}
    fields = []
    for one in judged:
        about = one.draft.about
        key = about.paper, id(one.draft.details)
        if key not in worded:
            worded[key] = _worded(case, one)
        if about not in subjects:
            subjects[about] = _subject(about)
        fields.append(_with_line(worded[key], subjects[about]))
    return tuple(Finding.all_trusted(fields))


def _subject(about: About) -> Subject:
    return Subject.trusted({"report": about.report, "line": about.line.sku if about.line else None})


def _with_line(fields: dict[str, Any], subject: Subject) -> dict[str, Any]:
    shown, remedy = subject.line or "–", fields["remedy"]
    one = fields.copy()
    one["subject"] = subject
    one["details"] = {**fields["details"], "line": shown}
    one["message"] = fields["message"].replace(_LINE, shown)
    if remedy:
        one["remedy"] = remedy.replace(_LINE, shown)
    return one


def _worded(case: Case, judged: Judged) -> dict[str, Any]:
    """A finding's fields, the line's name left open."""
    demand, draft = judged.demand, judged.draft
    code, details, text, remedy = _explained(case, judged)
    status, sources, _ = case.once(
        ("standing", demand.id, *map(id, draft.values)),
        lambda: (status_of(demand, draft.values), sources_of(demand, draft.values), draft.values),
    )
    fine = judged.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE)
    return {
        "requirement": demand.id,
        "outcome": judged.outcome,
        "subject": None,
        "reason": code,
        "details": {key: _plain(value) for key, value in details.items()},
        "message": text,
        "remedy": None if fine else remedy,
        "evidence": draft.grounds.in_order,
        "status": status,
        "sources": sources,
        "local": _local(demand, judged),
        "valid_until": draft.valid_until if judged.outcome is Outcome.MET else None,
    }


def _explained(case: Case, judged: Judged) -> tuple[str, dict[str, Detail], str, str | None]:
    """Code, values, message and remedy; doubt and re-grading speak around the requirement's own words."""
    draft = judged.draft
    code = draft.reason if "." in draft.reason else f"{judged.demand.id.value}.{draft.reason}"
    details = {**_base(case, draft), **draft.details}
    text, remedy = message(case, code, details)
    if judged.doubtful:
        code, details = DOUBTFUL, {**details, **_doubts(draft.grounds.doubts), "finding": text}
        text, remedy = message(case, DOUBTFUL, {**details, "texts": _in_words(case, details["texts"])})
    if judged.regraded:
        text = f"{text} {message(case, REGRADED, details)[0]}"
    return code, details, text, remedy


def _base(case: Case, draft: Draft) -> dict[str, Detail]:
    """What every message may name: report, file, laboratory, line and channel."""
    paper, goods = draft.about.paper, draft.about.goods
    own = paper or (goods.papers[0] if goods and goods.papers else None)
    return {
        "report": draft.about.report or (goods.reports_label if goods else None) or "–",
        "laboratory": (own.laboratory if own else None) or name(case, "laboratory"),
        "line": _LINE,
        "channel": case.say(case.channel.name),
    }


def _doubts(doubts: tuple[Doubt, ...]) -> dict[str, Detail]:
    """Where the doubt lies: files with pages, and the first texts."""
    places = sorted({(doubt.file_name, doubt.page or 0) for doubt in doubts})
    texts = sorted({doubt.text for doubt in doubts if doubt.text})
    return {
        "places": [f"{file_name} p. {page}" if page else file_name for file_name, page in places],
        "texts": texts[:_MOST_TEXTS] or ["–"],
    }


def _in_words(case: Case, texts: Detail) -> Detail:
    """The texts in doubt; why a page is in doubt, which is a code, in words."""
    if not isinstance(texts, list):
        return texts
    return [reason_in_words(case.catalogue, case.language, text) for text in texts]


def _plain(value: Detail) -> str | int | list[str]:
    return value.isoformat() if isinstance(value, date) else value


def _local(demand: Demand, judged: Judged) -> tuple[str, ...]:
    """The user's own values that decided, the re-grading among them."""
    if not judged.regraded:
        return tuple(dict.fromkeys(judged.draft.local)) if judged.draft.local else ()
    grade = f"requirements.{judged.demand.id.value}.outcome_when_not_met"
    graded = LOCAL in demand.source
    return tuple(dict.fromkeys([*judged.draft.local, *([grade] if graded else [])]))


def in_fixed_order(case: Case, judged: list[Judged]) -> list[Judged]:
    """By requirement as the channel lists them, then by line, report and reason."""
    requirements = {demand.id: place for place, demand in enumerate(case.channel.requirements)}
    lines = {id(goods): place for place, goods in enumerate(case.goods)}

    def key(one: Judged) -> tuple[int, int, str, str, str]:
        paper, goods = about = one.draft.about
        return (
            requirements[one.demand.id],
            lines.get(id(goods), -1) if goods else -1,
            about.report or "",
            paper.report.document.sha256 if paper else "",
            one.draft.reason,
        )

    return sorted(judged, key=key)
