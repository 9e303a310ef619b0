"""The report's own number, and the numbers of reports that it replaces."""

import re
from collections.abc import Iterator

from models.evidence import Value
from parser.extraction.folding import fold
from parser.extraction.labelled.candidates import Candidate
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.layout import Passage, Span, Zone
from parser.extraction.labelled.readings import Reading, decide, reading
from parser.extraction.values import read_number, trimmed

WEAK = 0.94
"""Factor of a label that may mean another number ("No.", "Ref. No.")."""
_NUMBER_WORD = re.compile(r"\s*(?:no|nr|number|n[°º]|№|编号|編號)[\s.:：]+(?=\S)", re.I)
LONGEST_NUMBER_WORD = 6
"""A longer label names what is numbered; "No.", "Ref." and "Number" do not."""
_ELSEWHERE = 0.7
"""Factor of a number in the body of a later page: it may be another document's."""


def read_report_number(gathered: Gathered) -> Value[str] | None:
    """The report's number, by the strong labels, else by the weak ones; conflicts are kept."""
    clear = [*gathered.of("report_number"), *filter(_says_number, gathered.of("report_number_weak"))]
    strong = [item for candidate in clear if (item := _reading(candidate))]
    if any(item.confidence >= 0.6 for item in strong):
        return decide(strong)
    weak = [
        (candidate.zone, item)
        for candidate in gathered.of("report_number_weak")
        if (item := _weak(candidate))
    ]
    return decide([*strong, *_headed(weak)]) or decide(_in_footers(gathered))


def _in_footers(gathered: Gathered) -> list[Reading[str]]:
    """The number that stands behind "No." without a colon, and alone, at the foot of every page.

    At the foot "No." begins addresses and the names of forms as well, but those do not end with the number.
    """
    found: dict[str, dict[int, Reading[str]]] = {}
    for candidate in gathered.of("report_number_weak"):
        item = _reading(candidate) if candidate.zone is Zone.FOOTER else None
        if item and _is_plausible(item) and item.value == trimmed(candidate.passage).text:
            weak = Reading(item.value, item.key, item.confidence * WEAK, item.evidence)
            found.setdefault(item.key, {})[candidate.page] = weak
    everywhere = [by_page for by_page in found.values() if len(by_page) == len(gathered.layouts) > 1]
    return list(everywhere[0].values()) if len(everywhere) == 1 else []


def _headed(found: list[tuple[Zone, Reading[str]]]) -> list[Reading[str]]:
    """A number that the page headers agree on goes before others: certificates have a "No." as well."""
    headed = {item.key for zone, item in found if zone is Zone.HEADER}
    return [item for _, item in found if len(headed) != 1 or item.key in headed]


def number_readings(gathered: Gathered) -> Iterator[Reading[str]]:
    """Every number that a page states as the report's, for checking page against page."""
    for candidate in gathered.of("report_number"):
        item = _reading(candidate)
        if item:
            yield item


_CLAUSE_END = re.compile(r"[,;，；。]")


def read_supersedes(gathered: Gathered, own: str | None) -> tuple[Value[str], ...]:
    """The numbers that this report replaces, from labels and from sentences."""
    found: list[Reading[str]] = []
    for candidate in gathered.of("supersedes"):
        item = _reading(candidate)
        if item:
            found.append(item)
    found.extend(_from_sentences(gathered))
    values: dict[str, list[Reading[str]]] = {}
    for item in found:
        if own is None or item.key != fold(own).text:
            values.setdefault(item.key, []).append(item)
    return tuple(value for items in values.values() if (value := decide(items)))


def _says_number(candidate: Candidate) -> bool:
    """Whether "No." stands before the value of a label that names the report: "Test Report   No. X"."""
    label = fold(candidate.label).text
    return len(label) > LONGEST_NUMBER_WORD and bool(_NUMBER_WORD.match(candidate.passage.text))


def _reading(candidate: Candidate) -> Reading[str] | None:
    passage = trimmed(candidate.passage)
    word = _NUMBER_WORD.match(passage.text)
    if word:
        passage = passage.part(word.end(), len(passage.text))
    found = read_number(passage.text)
    if found is None:
        return None
    shape = found.shape
    if candidate.zone is Zone.BODY and candidate.page > 2:
        shape *= _ELSEWHERE
    return reading(found.text, fold(found.text).text, candidate, passage.part(found.start, found.end), shape)


def _weak(candidate: Candidate) -> Reading[str] | None:
    """A number behind a label that may mean another one: it must look like a report's."""
    item = _reading(candidate)
    if item is None or candidate.in_data_table:
        return None
    if not _is_plausible(item) or (candidate.mark is Mark.LEADING and candidate.zone is Zone.FOOTER):
        return None
    return Reading(item.value, item.key, item.confidence * WEAK, item.evidence)


def _is_plausible(item: Reading[str]) -> bool:
    """Whether a number is long enough for a report's."""
    return len(item.key) >= 6 and sum(character.isdigit() for character in item.key) >= 4


def _from_sentences(gathered: Gathered) -> Iterator[Reading[str]]:
    """Numbers in sentences such as "This report supersedes report No. …"."""
    patterns = gathered.lexicon.patterns("supersedes_patterns")
    for layout in gathered.layouts:
        for index, fragment in enumerate(layout.fragments):
            following = layout.fragments[index + 1 : index + 2]
            lines = Passage(tuple(Span(line, 0, len(line.text)) for line in (fragment, *following)))
            for pattern in patterns:
                match = pattern.search(lines.text.replace("\n", " "))
                if match and match.start() <= len(fragment.text):
                    start = match.start("number")
                    found = read_number(_CLAUSE_END.split(lines.text[start:])[0])
                    if found and found.shape >= 1:
                        evidence = lines.part(start, start + found.end).evidence(0.93)
                        yield Reading(found.text, fold(found.text).text, evidence.confidence, evidence)
