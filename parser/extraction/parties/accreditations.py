"""Accreditation IDs of all schemes in their written forms; what is denied in the same breath is left out."""

import re
from collections.abc import Iterable, Iterator

from catalog.catalogue import Catalogue
from models.laboratory import Scheme
from models.report import Accreditation
from parser.extraction.folding import squeezed
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.layout import Fragment, PageLayout, Passage, Span, Zone
from parser.extraction.labelled.readings import SURE

_PRINTED, _UNDER_HEADING, _MARK, _MALFORMED = 0.95, 0.93, 0.9, 0.6
_NO_LETTER_BEFORE = "(?<![A-Za-z])"
_BEGINS = rf"(?:{_NO_LETTER_BEFORE}|(?-i:(?<=[a-z])(?=[A-Z]{{3}})))"
"""Where a scheme's name begins: capitals right behind a small letter lost the space before them on a scan."""
_CLAUSE_ENDS = re.compile(r"[;；。!！\n]|\.\s+(?=[A-Z*\d])|,\s|，")
_STANDARD_BEFORE = re.compile(r"(?:ISO|IEC|EN|GB/T|CFR|Part|Section|Clause)[\s/:\-]*$", re.I)
_NEXT_HEADING = re.compile(r"^\s*(?:\d{1,2}[.)、]|[一二三四五六七八九十]+、)\s*\S")
_MAY_HOLD_ID = re.compile(r"\d{3}|(?i:mra)|互认")
_METHOD = re.compile(r"CPSC-CH-?[A-Z]?\d*$")
"""The agency's test methods: CPSC-CH-C1001-09.4."""
_YEAR = re.compile(r"(?:19|20)\d\d\s?(?:年|[-/.]\d)")
LINES_UNDER_HEADING = 9
_LONGEST_SCHEME, _SAME_LINE = 14, 0.5
LONGEST_MARK = 40
"""A line of an accreditation mark is no longer than this; longer ones are sentences."""


def read_accreditations(gathered: Gathered, catalogue: Catalogue) -> tuple[Accreditation, ...]:
    """Every ID once, the surest evidence first."""
    found: dict[tuple[str, str | None], Accreditation] = {}
    for accreditation in _all(gathered, catalogue):
        key = (accreditation.scheme, accreditation.number)
        known = found.get(key)
        found[key] = accreditation if known is None else _merged(known, accreditation)
    return tuple(found.values())


def _all(gathered: Gathered, catalogue: Catalogue) -> Iterator[Accreditation]:
    forms = [
        (scheme, re.compile(form.replace(_NO_LETTER_BEFORE, _BEGINS)))
        for scheme in catalogue.schemes.values()
        for form in scheme.written_forms
    ]
    for layout in gathered.layouts:
        for lines in (
            *_single(layout),
            *_wrapped(gathered, layout),
            *_pairs(gathered, layout),
            *_beside(gathered, layout),
        ):
            before = _line_before(layout, lines.spans[0].fragment)
            for scheme, form in forms:
                yield from _in_lines(gathered, scheme, form, lines, before)
    cpsc = catalogue.schemes.get("CPSC")
    if cpsc is not None:
        for line in laboratory_section(gathered):
            yield from _numbers_in(gathered, cpsc, line)


def _line_before(layout: PageLayout, fragment: Fragment) -> str:
    """The line of the same paragraph above, which may hold the beginning of the sentence; empty for none."""
    height = fragment.box.height
    above = (
        other.text
        for other in layout.fragments
        if other is not fragment
        and len(other.text) > LONGEST_MARK / 2
        and -0.3 * height < fragment.box.top - other.box.bottom < 0.8 * height
        and abs(other.box.x0 - fragment.box.x0) < 2 * height
    )
    return next(above, "")


def _single(layout: PageLayout) -> Iterator[Passage]:
    for fragment in layout.fragments:
        if _MAY_HOLD_ID.search(fragment.text):
            yield _passage((fragment,))


def _wrapped(gathered: Gathered, layout: PageLayout) -> Iterator[Passage]:
    """Long lines that end with a scheme's name, with the line on which its number goes on."""
    marks = gathered.lexicon.pattern("accreditation_mark_patterns")
    for index, fragment in enumerate(layout.fragments):
        if len(fragment.text) > LONGEST_MARK and marks.search(
            fragment.text, max(0, len(fragment.text) - LONGEST_MARK)
        ):
            for under in layout.fragments[index + 1 : index + 3]:
                if (
                    0 <= under.box.top - fragment.box.bottom < fragment.box.height
                    and under.box.x0 <= fragment.box.middle[0]
                ):
                    yield _passage((fragment, under))


def _pairs(gathered: Gathered, layout: PageLayout) -> Iterator[Passage]:
    """Short lines that name a scheme, each with the short line under it: marks print their number below."""
    marks = gathered.lexicon.pattern("accreditation_mark_patterns")
    short = [fragment for fragment in layout.fragments if len(fragment.text) <= LONGEST_MARK]
    for fragment in short:
        if marks.search(fragment.text):
            for under in (other for other in short if _is_under(other, fragment)):
                yield _passage((fragment, under))
                if len(fragment.words) > 1:
                    yield from _each_word(fragment, under)


def _beside(gathered: Gathered, layout: PageLayout) -> Iterator[Passage]:
    """A scheme's name alone with what stands next to it on its line: a table gives schemes and numbers."""
    marks = gathered.lexicon.pattern("accreditation_mark_patterns")
    for name in layout.fragments:
        if len(name.text) <= _LONGEST_SCHEME and marks.search(name.text):
            number = _next_on_line(layout, name)
            if number is not None and len(number.text) <= LONGEST_MARK:
                yield _passage((name, number))


def _next_on_line(layout: PageLayout, fragment: Fragment) -> Fragment | None:
    """The fragment right of another on its line; None for none."""
    height = fragment.box.height
    right = [
        other
        for other in layout.fragments
        if other.box.x0 >= fragment.box.x1
        and abs(other.box.middle[1] - fragment.box.middle[1]) < _SAME_LINE * height
    ]
    return min(right, key=lambda other: other.box.x0, default=None)


def _each_word(fragment: Fragment, under: Fragment) -> Iterator[Passage]:
    """Each word of a row of marks with the number right under it."""
    for word, at in zip(fragment.words, fragment.starts, strict=True):
        if min(word.box.x1, under.box.x1) > max(word.box.x0, under.box.x0):
            yield Passage((Span(fragment, at, at + len(word.text)), Span(under, 0, len(under.text))))


def _is_under(other: Fragment, fragment: Fragment) -> bool:
    height = max(fragment.box.height, other.box.height)
    gap = other.box.top - fragment.box.bottom
    overlap = min(other.box.x1, fragment.box.x1) - max(other.box.x0, fragment.box.x0)
    return other is not fragment and -0.3 * height < gap < 1.6 * height and overlap > 0


def _passage(fragments: Iterable[Fragment]) -> Passage:
    return Passage(tuple(Span(fragment, 0, len(fragment.text)) for fragment in fragments))


def _in_lines(
    gathered: Gathered, scheme: Scheme, form: re.Pattern[str], lines: Passage, before: str
) -> Iterator[Accreditation]:
    text = lines.text.replace("\n", " ")
    for match in form.finditer(text):
        number = match.groupdict().get("number")
        if len(lines.spans) > 1 and not _crosses(match, len(lines.spans[0].text)):
            continue
        if number is None and not _is_mark(lines):
            continue
        if number is not None and _YEAR.match(text, match.start("number")):
            continue
        if not _denied(gathered, text, match, before) and not _is_standard(text, match, number):
            yield _accreditation(scheme, number, lines.part(*match.span()), _PRINTED if number else _MARK)
            for further in _listed(scheme, text, match) if number else ():
                yield _accreditation(scheme, further["number"], lines.part(*further.span("number")), _PRINTED)


def _listed(scheme: Scheme, text: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Further numbers that follow in a list. Bare digits are none: they may be years or other schemes'."""
    following = re.compile(
        rf"[\s)]*(?:[,;/、&]|\band\b|和)[\s,]*(?:and\s+)?(?P<number>{scheme.well_formed})(?![\dA-Za-z-])"
    )
    further = following.match(text, match.end())
    while further and not further["number"].isdigit():
        yield further
        further = following.match(text, further.end())


def _crosses(match: re.Match[str], place: int) -> bool:
    return match.start() < place < match.end()


def _is_mark(lines: Passage) -> bool:
    """Whether a scheme's name without number stands as a mark and not in a sentence."""
    return all(len(span.fragment.text) <= LONGEST_MARK for span in lines.spans)


def _denied(gathered: Gathered, text: str, match: re.Match[str], before: str = "") -> bool:
    """Whether the clause that holds the ID, or the sign right before it, says that it does not apply.

    `before` is the line above, on which the clause may have begun.
    """
    start = max((end.end() for end in _CLAUSE_ENDS.finditer(text, 0, match.start())), default=0)
    begun = _CLAUSE_ENDS.split(before)[-1] if start == 0 else ""
    following = _CLAUSE_ENDS.search(text, match.end())
    end = following.start() if following else len(text)
    clause = f"{begun} {text[start : match.start()]} {text[match.end() : end]}"
    return bool(gathered.lexicon.pattern("negation_patterns").search(clause))


def _is_standard(text: str, match: re.Match[str], number: str | None) -> bool:
    """Whether the digits are a standard's, such as 17025 after "UKAS … ISO/IEC"."""
    return number is not None and bool(_STANDARD_BEFORE.search(text[: match.start("number")]))


def _accreditation(scheme: Scheme, number: str | None, where: Passage, base: float) -> Accreditation:
    plain = re.sub(r"\s*([-–])\s*", "-", squeezed(number)) if number else None
    if plain and scheme.id in ("CNAS",):
        plain = re.sub(r"[\s\-]", "", plain)
    well_formed = plain is None or bool(re.fullmatch(scheme.well_formed, plain))
    evidence = where.evidence(base if well_formed else _MALFORMED)
    return Accreditation(
        scheme=scheme.id,
        number=plain,
        well_formed=well_formed,
        confidence=evidence.confidence,
        evidence=(evidence,),
    )


def laboratory_section(gathered: Gathered) -> Iterator[Fragment]:
    """The lines of a certificate's section on the laboratory: its heading and what stands under it."""
    for layout in gathered.layouts:
        for index, heading in enumerate(layout.fragments):
            if heading.zone is not Zone.BODY:
                continue
            if "CPSC" in heading.text and gathered.lexicon.phrases(
                heading.text, "laboratory_id_heading_phrases"
            ):
                yield heading
                for line in layout.fragments[index + 1 : index + 1 + LINES_UNDER_HEADING]:
                    if (
                        _NEXT_HEADING.match(line.text)
                        and abs(line.box.x0 - heading.box.x0) < 0.3 * heading.box.height
                    ):
                        break
                    yield line


def _numbers_in(gathered: Gathered, scheme: Scheme, line: Fragment) -> Iterator[Accreditation]:
    for pattern in gathered.lexicon.patterns("laboratory_id_patterns"):
        for match in pattern.finditer(line.text):
            if not _denied(gathered, line.text, match) and not _METHOD.search(line.text, 0, match.end()):
                where = _passage((line,)).part(*match.span())
                yield _accreditation(scheme, match["number"], where, _UNDER_HEADING)


def _merged(known: Accreditation, other: Accreditation) -> Accreditation:
    first, second = (known, other) if known.confidence >= other.confidence else (other, known)
    places = {(evidence.page, evidence.box) for evidence in first.evidence}
    further = tuple(e for e in second.evidence if (e.page, e.box) not in places)
    if not further or len(first.evidence) >= 4:
        return first
    confidence = min(SURE, first.confidence + (1 - first.confidence) * second.confidence / 3)
    return first.model_copy(
        update={"confidence": round(confidence, 4), "evidence": (*first.evidence, *further)}
    )
