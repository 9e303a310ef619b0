"""Applicant, manufacturer and buyer: who asked, who made, who buys."""

from models.evidence import Value
from parser.extraction.folding import fold
from parser.extraction.labelled.candidates import Candidate
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.readings import Reading, decide, one_language, reading
from parser.extraction.parties.companies import same_company
from parser.extraction.values import languages_apart, read_company, trimmed

_LATER_PAGE = 0.98


def read_party(gathered: Gathered, field: str) -> Value[str] | None:
    """The company behind the labels of `field`."""
    for name in (field, f"{field}_weak"):
        readings = [item for candidate in gathered.of(name) for item in _readings(gathered, candidate)]
        if readings:
            return decide(one_language(readings), same_company)
    return None


def _readings(gathered: Gathered, candidate: Candidate) -> list[Reading[str]]:
    if candidate.mark is Mark.LEADING or candidate.in_data_table:
        return []
    passage = trimmed(candidate.passage)
    apart = languages_apart(passage.text)
    found = []
    for start, end in apart or ((0, len(passage.text)),):
        part = trimmed(passage.part(start, end))
        company = read_company(part.text, gathered.lexicon)
        if company is None or fold(company.text).text in gathered.lexicon.label_words:
            continue
        shape = company.shape * (_LATER_PAGE if candidate.page > 2 else 1.0)
        where = part.part(company.start, company.end)
        found.append(reading(company.text, fold(company.text).text, candidate, where, shape))
    return found
