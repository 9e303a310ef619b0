"""Compares what was read from a document with its answers, value by value.

Honest comparison: equal after NFKC, without spaces, in one case, with all dashes alike. Nothing else is
forgiven; other forms that are as right stand in the answers (`_meta.alternatives`), what may be found and
need not (`_meta.optional`). A key that the answers do
not have is not scored; one that is null or empty there must not be found.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models.evidence import Value
from models.report import ClauseRow, Level, Measurement, TestReport

SCALARS = (
    "report_number",
    "issue_date",
    "sample_received_date",
    "test_period_start",
    "test_period_end",
    "laboratory_name",
    "applicant",
    "manufacturer",
    "product_name",
    "country_of_origin",
    "age_grade",
    "overall_result",
)
FURTHER_SCALARS = ("document_kind", "manufactured_date", "buyer")
IDENTIFIERS = ("models", "po_numbers", "batch_numbers")
SETS = ("accreditations", "standards", "code_payloads", "supersedes")
ROWS = ("clauses", "clause_titles", "summary_rows", "measurements")
DETAILS = ("measurement_clauses", "measurement_units", "detection_limits", "cas_numbers")
_MODEL_KINDS = frozenset({"model", "style", "item", "sku"})
_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d\u30fc]")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One value: `outcome` is right, wrong, missing or spurious; `confidence` that of the value found."""

    field: str
    outcome: str
    expected: str | None
    found: str | None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A value that was read, as text, with its confidence."""

    text: str
    confidence: float


def folded(text: object) -> str:
    """A text for comparison: NFKC, one case, no spaces, one kind of dash."""
    flat = _DASHES.sub("-", unicodedata.normalize("NFKC", str(text))).casefold()
    return "".join(flat.split())


def score(report: TestReport, answers: dict[str, Any]) -> list[Judgement]:
    """Every judgement about a document. `answers` as in the answer keys."""
    judged: list[Judgement] = []
    found = _scalars(report)
    alternatives = answers.get("_meta", {}).get("alternatives", {})
    optional = answers.get("_meta", {}).get("optional", {})
    for field in SCALARS + FURTHER_SCALARS:
        if field in answers:
            accepted = _accepted(answers[field], alternatives.get(field, []))
            judged += _judge_scalar(field, answers[field], accepted, found.get(field))
    for field, values in _sets(report).items():
        if field in answers:
            wanted = _expected_set(field, answers, alternatives, values)
            judged += _judge_set(field, wanted, values, _accepted(None, optional.get(field, [])))
    if _transcribed(answers):
        judged += _judge_clauses(report, answers)
    if answers.get("summary_rows") is not None and "summary_rows" in answers:
        judged += _judge_summary(report, answers["summary_rows"])
    if "measurements" in answers:
        judged += _judge_measurements(report, answers["measurements"])
    return judged


def _accepted(expected: Any, alternatives: Sequence[Any]) -> set[str]:
    return {folded(one) for one in [expected, *alternatives] if one is not None}


def _judge_scalar(field: str, expected: Any, accepted: set[str], found: Found | None) -> Iterator[Judgement]:
    if expected is None:
        if found and folded(found.text) not in accepted:
            yield Judgement(field, "spurious", None, found.text, found.confidence)
    elif found is None:
        yield Judgement(field, "missing", str(expected), None)
    else:
        outcome = "right" if folded(found.text) in accepted else "wrong"
        yield Judgement(field, outcome, str(expected), found.text, found.confidence)


def _plain(value: Value[Any] | None) -> Found | None:
    if value is None or value.value is None:
        return None
    return Found(str(getattr(value.value, "value", value.value)), value.confidence)


def _scalars(report: TestReport) -> dict[str, Found | None]:
    dates, ages = report.dates, report.product.age_grades
    graded = [one for one in (ages.labelled, ages.requested, ages.assessed, ages.tested) if one]
    return {
        "document_kind": Found(report.document.kind.value, 0.0),
        "report_number": _plain(report.report_number),
        "issue_date": _plain(dates.issued),
        "sample_received_date": _plain(dates.received),
        "test_period_start": _plain(dates.test_started),
        "test_period_end": _plain(dates.test_completed),
        "manufactured_date": _plain(dates.manufactured),
        "laboratory_name": _plain(report.laboratory.name),
        "applicant": _plain(report.applicant),
        "manufacturer": _plain(report.manufacturer),
        "buyer": _plain(report.buyer),
        "product_name": _plain(report.product.name),
        "country_of_origin": _plain(report.product.country_of_origin),
        "age_grade": _plain(graded[0]) if graded else None,
        "overall_result": _plain(report.conclusion),
    }


def _sets(report: TestReport) -> dict[str, list[Found]]:
    identified = report.product.identifiers

    def of_kind(kinds: Iterable[str]) -> list[Found]:
        return [Found(one.value, one.confidence) for one in identified if one.kind.value in kinds]

    return {
        "models": of_kind(_MODEL_KINDS),
        "po_numbers": of_kind({"purchase_order"}),
        "batch_numbers": of_kind({"batch"}),
        "accreditations": [
            Found(f"{one.scheme} {one.number or ''}", one.confidence)
            for one in report.laboratory.accreditations
        ],
        "standards": [Found(one.printed, one.confidence) for one in report.standards],
        "supersedes": [one for value in report.supersedes if (one := _plain(value))],
        "code_payloads": [Found(one.payload, 0.0) for one in report.codes if one.payload],
    }


def _expected_set(
    field: str, answers: dict[str, Any], alternatives: dict[str, Any], found: list[Found]
) -> list[str]:
    """The expected texts; where a whole other set is as right, the one that fits better."""
    if field == "accreditations":
        return [f"{one['scheme']} {one['id'] or ''}" for one in answers[field]]
    options = [answers[field], *(one for one in alternatives.get(field, []) if isinstance(one, list))]
    got = {folded(one.text) for one in found}

    def fits(option: Sequence[Any]) -> int:
        wanted = {folded(one) for one in option}
        return len(got & wanted) - len(got ^ wanted)

    return [str(one) for one in max(options, key=fits)]


def _judge_set(
    field: str, expected: Sequence[str], found: Sequence[Found], optional: set[str]
) -> Iterator[Judgement]:
    remaining = {folded(one.text): one for one in found}
    for text in dict.fromkeys(expected):
        one = remaining.pop(folded(text), None)
        if one:
            yield Judgement(field, "right", text, one.text, one.confidence)
        else:
            yield Judgement(field, "missing", text, None)
    for key, one in remaining.items():
        if key not in optional:
            yield Judgement(field, "spurious", None, one.text, one.confidence)


def _transcribed(answers: dict[str, Any]) -> bool:
    """Whether the answers speak of clause rows: an empty list beside "not transcribed" does not."""
    notes = str(answers.get("_meta", {}).get("notes", "")) + str(answers.get("_meta", {}).get("scope", ""))
    return "clauses" in answers and not (not answers["clauses"] and "not transcribed" in notes)


def _row_key(standard: Any, clause: Any, item: Any, title: Any) -> tuple[str, str]:
    """Rows are known by clause number; those without one by catalogue item and title."""
    if clause:
        return folded(standard or ""), folded(str(clause).lstrip("§"))
    return folded(standard or ""), folded(f"{item or ''}/{title or ''}")


def _judge_clauses(report: TestReport, answers: dict[str, Any]) -> Iterator[Judgement]:
    """Rows without a number are judged only where the answers list such rows."""
    numbered = all(wanted["clause"] for wanted in answers["clauses"])
    rows = [row for row in report.clauses if row.level is Level.CLAUSE]
    left = [row for row in rows if row.clause or not numbered]
    for wanted in answers["clauses"]:
        key = _row_key(wanted.get("standard"), wanted["clause"], wanted.get("item"), wanted.get("title"))
        shown = (
            f"{wanted.get('standard') or ''} {wanted['clause'] or wanted.get('title')}: {wanted['result']}"
        )
        fitting = [row for row in left if _fits(key, row, wanted)]
        row = next((one for one in fitting if one.result.value == wanted["result"]), None)
        row = row or next(iter(fitting), None)
        if row is None:
            yield Judgement("clauses", "missing", shown, None)
            continue
        left.remove(row)
        outcome = "right" if row.result.value == wanted["result"] else "wrong"
        yield Judgement("clauses", outcome, shown, row.result.value, row.confidence)
        if wanted.get("title"):
            yield _judged_title(row, wanted["title"])
    for row in left:
        if not any(_summarises(row, one) for one in answers.get("summary_rows") or []):
            shown = f"{row.standard or ''} {row.clause or row.title}: {row.result.value}"
            yield Judgement("clauses", "spurious", None, shown, row.confidence)


def _judged_title(row: ClauseRow, wanted: str) -> Judgement:
    """A title is as sure as the row, and as the cell that it was read from."""
    if row.title is None:
        return Judgement("clause_titles", "missing", wanted, None)
    printed = folded(row.title)
    cells = [place.confidence for place in row.evidence if printed in folded(place.text)]
    outcome = "right" if printed == folded(wanted) else "wrong"
    return Judgement("clause_titles", outcome, wanted, row.title, min([row.confidence, *cells]))


def _fits(key: tuple[str, str], row: ClauseRow, wanted: dict[str, Any]) -> bool:
    item = row.item if wanted.get("item") else None
    own = _row_key(row.standard, row.clause, item, row.title)
    return own[1] == key[1] and (not key[0] or own[0] == key[0])


def _judge_summary(report: TestReport, expected: Sequence[dict[str, Any]]) -> Iterator[Judgement]:
    """An overall statement about one clause may have been read as a row of that clause: either is right."""
    left = sorted(report.clauses, key=lambda row: row.level is not Level.SUMMARY)
    for wanted in expected:
        shown = f"{wanted['printed']} {wanted.get('title') or ''}: {wanted['result']}"
        fitting = [one for one in left if _speaks_of(one, wanted)]
        row = max(fitting, key=lambda one: _cites(one, wanted), default=None)
        if row is None:
            yield Judgement("summary_rows", "missing", shown, None)
            continue
        left.remove(row)
        outcome = "right" if row.result.value == wanted["result"] else "wrong"
        yield Judgement("summary_rows", outcome, shown, row.result.value, row.confidence)
    for row in left:
        if row.level is Level.SUMMARY:
            shown = f"{row.standard or ''} {row.clause or ''} {row.title or ''}: {row.result.value}"
            yield Judgement("summary_rows", "spurious", None, shown, row.confidence)


def _cites(row: ClauseRow, wanted: dict[str, Any]) -> bool:
    """Whether the row is of the printed standard: two standards may have rows of one title."""
    digits = re.findall(r"\d+", row.standard or "")
    return bool(digits) and all(number in wanted["printed"] for number in digits)


def _summarises(row: ClauseRow, wanted: dict[str, Any]) -> bool:
    """Whether a clause row is the overall statement about that clause."""
    same = folded(wanted["printed"]) == folded(f"{row.standard or ''}{row.clause or ''}")
    return same and row.result.value == wanted["result"]


def _speaks_of(row: ClauseRow, wanted: dict[str, Any]) -> bool:
    title, printed = folded(wanted.get("title") or ""), folded(wanted["printed"])
    own = folded(row.title or "")
    cited = folded(f"{row.standard or ''}{row.clause or ''}")
    if row.level is not Level.SUMMARY:
        return cited == printed
    if not title:
        return printed in cited + own
    return title == own or (title in own and cited in printed)


def _judge_measurements(report: TestReport, expected: Sequence[dict[str, Any]]) -> Iterator[Judgement]:
    left = list(report.measurements)
    for wanted in expected:
        shown = (
            f"{wanted['clause'] or ''} {wanted['analyte']} {wanted['specimen'] or ''}: {wanted['printed']}"
        )
        fitting = [one for one in left if _measures(one, wanted)]
        if not fitting:
            yield Judgement("measurements", "missing", shown, None)
            continue
        row = max(fitting, key=lambda one: _likeness(one, wanted))
        left.remove(row)
        got, want = _outcome(row), _wanted_outcome(wanted)
        outcome = "right" if got == want else "wrong"
        yield Judgement("measurements", outcome, f"{shown} {want}", str(got), row.confidence)
        for field, own, asked in _details(row, wanted):
            if asked is not None:
                same = folded(own) == folded(asked) if own is not None else False
                judged = "missing" if own is None else "right" if same else "wrong"
                sure = None if own is None else row.confidence
                yield Judgement(field, judged, f"{shown} {asked}", own, sure)
    for row in left:
        shown = f"{row.clause or ''} {row.analyte} {row.specimen or ''}: {row.printed}"
        yield Judgement("measurements", "spurious", None, shown, row.confidence)


def _outcome(row: Measurement) -> tuple[str, str | None, str | None]:
    return row.operator or "=", _amount(row.value, row.unit), _amount(row.limit, row.unit)


def _wanted_outcome(wanted: dict[str, Any]) -> tuple[str, str | None, str | None]:
    unit = wanted["unit"]
    return wanted["operator"], _amount(wanted["value"], unit), _amount(wanted["limit"], unit)


def _likeness(row: Measurement, wanted: dict[str, Any]) -> tuple[bool, bool]:
    """The same substance may be measured twice (total, soluble): by clause, else by what was found."""
    return folded(row.clause or "") == folded(wanted["clause"] or ""), _outcome(row) == _wanted_outcome(
        wanted
    )


def _details(row: Measurement, wanted: dict[str, Any]) -> Iterator[tuple[str, str | None, str | None]]:
    yield "measurement_clauses", row.clause, wanted["clause"]
    yield "measurement_units", row.unit, wanted["unit"] if wanted["unit"] != "-" else None
    yield "detection_limits", _amount(row.detection_limit), _amount(wanted["detection_limit"])
    yield "cas_numbers", row.cas, wanted["cas"]


def _amount(value: Any, unit: str | None = None) -> str | None:
    """A number as a number, a text folded; `≤20` and 20 are one limit, `1级` and 1 in 级 one value."""
    if value is None:
        return None
    text = folded(value).lstrip("<=≤").removesuffix(folded(unit or "-"))
    try:
        return f"{float(text):g}"
    except ValueError:
        return text


def _measures(row: Measurement, wanted: dict[str, Any]) -> bool:
    names = {folded(one) for one in (wanted["analyte"], wanted.get("item"), wanted.get("name")) if one}
    same = folded(row.analyte) in names or (row.item is not None and folded(row.item) in names)
    specimen = not wanted["specimen"] or folded(row.specimen or "") == folded(wanted["specimen"])
    return same and specimen
