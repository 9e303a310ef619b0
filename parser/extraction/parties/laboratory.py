"""Who tested: the laboratory's name from label, header, footer, cover or signature block, and its address."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from catalog.catalogue import Catalogue
from models.evidence import Value
from models.report import Laboratory
from parser.extraction.folding import fold, is_cjk
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.layout import Fragment, PageLayout, Passage, Span, Zone
from parser.extraction.labelled.readings import Reading, decide, is_chinese, one_language, reading
from parser.extraction.lexicon import Lexicon
from parser.extraction.parties.accreditations import laboratory_section, read_accreditations
from parser.extraction.parties.companies import same_company
from parser.extraction.parties.spelling import spelled
from parser.extraction.values import (
    joined_lines,
    languages_apart,
    read_company,
    read_text,
    trimmed,
    without_full_stop,
)

_OTHERS = frozenset(
    ("applicant", "manufacturer", "buyer", "other_party", "subcontractor", "product_name", "address", "model")
)
_EDGE, _ON_BEHALF, _UNDER_HEADING, _COVER, _NO_LAB_WORD = 0.93, 0.96, 0.95, 0.91, 0.92
_SHORTEST_NAME = 4
_ADDRESS_BESIDE, _ADDRESS_WORDS = 0.8, 2
LONGEST_INSTITUTE = 70
_NAME_WORD = r"(?:[A-ZÄÖÜ][\w'’.&/\-]*|&|and|of|for|the|de|und|et)"
_NAME_PART = rf"(?:\([A-Za-z .,&\-]{{2,40}}\)|{_NAME_WORD})"
_BACKWARDS = re.compile(rf"(?!(?:of|and|for|the|by)\b){_NAME_PART}(?:[ \t,]+{_NAME_PART})*[ \t,]*$")
_NAME_LINE = re.compile(rf"{_NAME_PART}(?:[ \t,]+{_NAME_PART})*[ \t,]*")
_LITTLE = 1
"""So many words before its legal form are too few for a name that begins with its line."""
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff（）()·]{2,40}$")


@dataclass(frozen=True)
class _Name:
    """A company's or institute's name inside a line; `begun` is the line above in which it begins."""

    fragment: Fragment
    start: int
    end: int
    begun: Fragment | None = None

    @property
    def text(self) -> str:
        own = without_full_stop(self.fragment.text[self.start : self.end].strip(" ,"))
        return joined_lines(f"{self.begun.text}\n{own}") if self.begun else own

    @property
    def passage(self) -> Passage:
        own = Span(self.fragment, self.start, self.end)
        return Passage((Span(self.begun, 0, len(self.begun.text)), own) if self.begun else (own,))


def read_laboratory(
    gathered: Gathered, catalogue: Catalogue, parties: Sequence[Value[str] | None]
) -> Laboratory:
    """Name, address, accreditations. `parties` (applicant, manufacturer, buyer) are never the laboratory.

    Of names in two languages that counts in which the parties are named.
    """
    others = [fold(party.value).text for party in parties if party and party.value]
    readings = [
        item
        for item in _readings(gathered, catalogue)
        if not any(same_company(item.key, other) for other in others)
    ]
    chinese = bool(others) and all(map(is_chinese, others))
    decided = decide(one_language(readings, chinese_first=chinese), same_company)
    name = spelled(decided, gathered.lexicon, catalogue)
    return Laboratory(
        name=name,
        address=_address(gathered, name),
        accreditations=read_accreditations(gathered, catalogue),
    )


def _readings(gathered: Gathered, catalogue: Catalogue) -> Iterator[Reading[str]]:
    yield from _labelled(gathered)
    for line in laboratory_section(gathered):
        yield from (_reading(name, _UNDER_HEADING) for name in names_in(line, gathered.lexicon))
    known = [fold(name).text for lab in catalogue.known_laboratories for name in (lab.name, lab.zh) if name]
    taken = _values_of_others(gathered)
    for layout in gathered.layouts:
        for index, fragment in enumerate(layout.fragments):
            if id(fragment) in taken:
                continue
            for name in _begun_above(layout, names_in(fragment, gathered.lexicon), gathered.lexicon):
                base = _base(gathered.lexicon, layout, index, name, known)
                if base:
                    yield _reading(name, base)


def _values_of_others(gathered: Gathered) -> set[int]:
    """The lines (by `id`) that are another label's value: a product may be called "Rocket Laboratory"."""
    return {
        id(span.fragment)
        for field, candidates in gathered.candidates.items()
        if field.removesuffix("_weak") in _OTHERS
        for candidate in candidates
        for span in candidate.passage.spans
    }


def _labelled(gathered: Gathered) -> Iterator[Reading[str]]:
    """Names behind "Testing laboratory", "For and on behalf of" and the like."""
    for candidate in gathered.of("laboratory", "signature"):
        if candidate.mark is Mark.LEADING or candidate.in_data_table:
            continue
        signed = candidate.field == "signature"
        passage = trimmed(candidate.passage)
        apart = languages_apart(passage.text)
        for start, end in apart or ((0, len(passage.text)),):
            part = trimmed(passage.part(start, end))
            company = read_company(part.text, gathered.lexicon)
            if company and not gathered.lexicon.pattern("address_patterns").match(company.text):
                organisation = _is_organisation(company.text, gathered.lexicon)
                if signed and not organisation:
                    continue
                shape = company.shape if organisation else 0.6
                where = part.part(company.start, company.end)
                yield reading(company.text, fold(company.text).text, candidate, where, shape)


def _is_organisation(text: str, lexicon: Lexicon) -> bool:
    return bool(
        lexicon.pattern("legal_form_patterns").search(text)
        or lexicon.pattern("institute_patterns").search(text)
    )


def _reading(name: _Name, base: float) -> Reading[str]:
    evidence = name.passage.evidence(base)
    return Reading(name.text, fold(name.text).text, evidence.confidence, evidence)


def _base(lexicon: Lexicon, layout: PageLayout, index: int, name: _Name, known: list[str]) -> float | None:
    """How much the place of a name speaks for its being the laboratory's; None where nothing does."""
    fragment = name.fragment
    worded = lexicon.mentions(name.text, "laboratory_words")
    listed = any(same_company(entry, fold(name.text).text) for entry in known)
    before = (
        " ".join(line.text for line in layout.fragments[max(0, index - 2) : index])
        + " "
        + fragment.text[: name.start]
    )
    if lexicon.mentions(before, "not_a_laboratory_phrases") and fragment.zone is Zone.BODY:
        return None
    if lexicon.mentions(before, "on_behalf_phrases"):
        return _ON_BEHALF
    factor = 1.0 if worded or listed else _NO_LAB_WORD
    if fragment.zone is not Zone.BODY:
        return _EDGE * factor
    low = fragment.box.top > 0.6 * layout.page.height or fragment.box.top < 0.2 * layout.page.height
    alone = name.end - name.start > 0.8 * len(fragment.text.strip())
    if layout.page.number == 1 and low and (alone or _heads_address(name, lexicon)):
        return _COVER * factor
    return None


def _heads_address(name: _Name, lexicon: Lexicon) -> bool:
    """Whether the name opens a line that goes on with its address, as that of a letterhead."""
    behind = name.fragment.text[name.end :]
    return name.start == 0 and len(lexicon.pattern("address_patterns").findall(behind)) >= _ADDRESS_WORDS


def names_in(fragment: Fragment, lexicon: Lexicon) -> Iterator[_Name]:
    """Names in a line: what stands before a legal form, or a whole line that is the name of an institute."""
    text = fragment.text
    end_of_last = 0
    for match in lexicon.pattern("legal_form_patterns").finditer(text):
        before = text[end_of_last : match.start()]
        name = _CHINESE_NAME.search(before) if is_cjk(match.group()[0]) else _BACKWARDS.search(before)
        if name is None or len(name.group().strip(" ,")) < _SHORTEST_NAME:
            continue
        if lexicon.pattern("not_a_name_patterns").search(name.group() + match.group()):
            continue
        end = _with_branch(text, match.end(), lexicon)
        yield _Name(fragment, end_of_last + name.start(), end)
        end_of_last = end
    title = lexicon.pattern("report_title_patterns").search(text)
    end = title.start() if title and title.start() > 0 else len(text)
    if end_of_last == 0 and _is_institute(text[:end].strip(), lexicon):
        yield _Name(fragment, 0, end)


def _begun_above(layout: PageLayout, names: Iterable[_Name], lexicon: Lexicon) -> Iterator[_Name]:
    """The names; one of which the line holds little but the legal form begins in the line above."""
    for name in names:
        own = name.fragment.text[name.start : name.end]
        form = lexicon.pattern("legal_form_patterns").search(own)
        little = form is not None and (own.startswith("(") or len(own[: form.start()].split()) <= _LITTLE)
        above = [other for other in layout.fragments if little and _begins(other, name, lexicon)]
        yield replace(name, begun=above[0]) if len(above) == 1 else name


def _begins(above: Fragment, name: _Name, lexicon: Lexicon) -> bool:
    """Whether a line may be the beginning of a name: right above, of one size, in words of names only."""
    below, height = name.fragment, name.fragment.box.height
    near = -0.4 * height < below.box.top - above.box.bottom < 0.7 * height
    left = abs(above.box.x0 - below.box.x0) < height
    centred = abs(above.box.middle[0] - below.box.middle[0]) < height
    alike = abs(above.box.height - height) < 0.25 * height and above.words[0].bold == below.words[0].bold
    if name.start > 0 or not (near and (left or centred) and alike):
        return False
    capitals = above.text.isupper() == below.text.isupper()
    words = _NAME_LINE.fullmatch(above.text) is not None and len(above.text.split()) > 1
    title = (
        lexicon.mentions(above.text, "kind_test_report_phrases")
        or fold(above.text).text in lexicon.label_words
    )
    return capitals and words and not title and not lexicon.pattern("legal_form_patterns").search(above.text)


def _is_institute(text: str, lexicon: Lexicon) -> bool:
    """Whether a whole line is the name of an institute without a legal form."""
    if not 6 <= len(text) <= LONGEST_INSTITUTE or any(sign in text for sign in ":;,.。，；"):
        return False
    if fold(text).text in lexicon.label_words:
        return False
    for match in lexicon.pattern("institute_patterns").finditer(text):
        if is_cjk(match.group()[0]) and match.end() == len(text):
            return True
        if not is_cjk(match.group()[0]):
            words = [word for word in text.split() if word.isalpha()]
            return len(words) >= 2 and all(word[0].isupper() or len(word) <= 3 for word in words)
    return False


def _with_branch(text: str, end: int, lexicon: Lexicon) -> int:
    branch = lexicon.pattern("branch_patterns").match(text, end)
    while branch and branch.end() > branch.start():
        end = branch.end()
        branch = lexicon.pattern("branch_patterns").match(text, end)
    return end + 1 if text[end : end + 1] == "." and text[end - 1 : end] != "." else end


def _address(gathered: Gathered, name: Value[str] | None) -> Value[str] | None:
    """The address behind a label of its own, else what stands next to the laboratory's name."""
    found: list[Reading[str]] = []
    for candidate in gathered.of("laboratory_address"):
        passage = trimmed(candidate.passage)
        text = read_text(passage.text, gathered.lexicon)
        if candidate.mark is not Mark.LEADING and text and len(text.text) > 8:
            found.append(reading(text.text, fold(text.text).text, candidate, passage))
    return decide(found or _addresses_beside(gathered, name), same_company)


def _addresses_beside(gathered: Gathered, name: Value[str] | None) -> list[Reading[str]]:
    """Lines right under the laboratory's name, or beside it, that read like an address."""
    found: list[Reading[str]] = []
    for place in name.evidence if name else ():
        for fragment in gathered.layouts_by_page[place.page].fragments:
            gap = fragment.box.top - place.box.bottom
            words = gathered.lexicon.pattern("address_patterns").findall(fragment.text)
            if -place.box.height < gap < 1.5 * place.box.height and len(words) >= _ADDRESS_WORDS:
                text = _without_label(fragment.text)
                evidence = Passage((Span(fragment, len(fragment.text) - len(text), len(fragment.text)),))
                own = evidence.evidence(_ADDRESS_BESIDE)
                found.append(Reading(text, fold(text).text, own.confidence, own))
                break
    return found


def _without_label(text: str) -> str:
    """A line without "Add.:" at its beginning."""
    return re.sub(r"^\s*(?:add(?:ress|r)?\.?|地址)\s*:\s*", "", text, flags=re.I)
