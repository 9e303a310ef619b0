"""`standard-edition`: the standard in the edition that the channel names, with rows tested to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from models.channel import EditionAccepted, StandardEditionDemand
from models.report import ClauseRow, Measurement, StandardCited
from models.sourced import Bilingual
from models.standard import Standard
from verifier.case import Case
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.editions import AcceptedEdition, edition_of
from verifier.grounds import Grounds, is_sure, read, together, whole
from verifier.matching import Goods
from verifier.paper import Paper

Source = StandardCited | ClauseRow | Measurement


@dataclass
class _Found:
    """Where the reports of one product name the standard: in the edition, in another, without one, or not.

    `tested` are the rows that can be to the edition, whether they name it or nothing else.
    """

    right: list[tuple[Paper, Source]] = field(default_factory=list)
    tested: list[tuple[Paper, Source]] = field(default_factory=list)
    named: list[tuple[Paper, Source]] = field(default_factory=list)
    otherwise: list[tuple[Paper, Source]] = field(default_factory=list)
    bare: list[tuple[Paper, Source]] = field(default_factory=list)
    foreign: list[tuple[Paper, Source]] = field(default_factory=list)


def judge(case: Case, demand: StandardEditionDemand) -> Iterator[Draft]:
    """One finding for each line, over all its reports together."""
    accepted = [_edition(case, one) for one in demand.accepted.value]
    wanted = [edition.entry.key for edition in accepted]
    for goods in case.goods:
        if goods.papers:
            draft = case.once((demand.id, goods.papers), partial(_judge, goods, demand, accepted, wanted))
            yield draft.on(goods)


def _edition(case: Case, asked: EditionAccepted) -> AcceptedEdition:
    """The catalogue's entry, or the channel's own words where the catalogue has no entry for that edition."""
    entry = case.catalogue.standard(asked.designation, asked.edition)
    if entry and entry.edition == asked.edition:
        return edition_of(entry)
    key = f"{asked.designation}:{asked.edition}"
    title = Bilingual(en=asked.designation, zh=asked.designation)
    return AcceptedEdition(
        Standard(key=key, designation=asked.designation, edition=asked.edition, title=title)
    )


def _look(papers: Iterable[Paper], accepted: list[AcceptedEdition]) -> _Found:
    found = _Found()
    for paper in papers:
        for cited in paper.report.standards:
            _sort_citation(paper, cited, accepted, found)
        for row in paper.rows:
            _sort_row(paper, row, accepted, found)
    return found


def _sort_citation(
    paper: Paper, cited: StandardCited, accepted: list[AcceptedEdition], found: _Found
) -> None:
    if any(edition.is_cited(cited) for edition in accepted):
        found.right.append((paper, cited))
    elif any(edition.is_cited_without_edition(cited) for edition in accepted):
        found.bare.append((paper, cited))
    elif any(edition.is_cited_otherwise(cited) for edition in accepted):
        found.otherwise.append((paper, cited))
    else:
        found.foreign.append((paper, cited))


def _sort_row(
    paper: Paper, row: ClauseRow | Measurement, accepted: list[AcceptedEdition], found: _Found
) -> None:
    standard = row.standard
    if standard is None or any(edition.has_row_without_edition(standard) for edition in accepted):
        found.tested.append((paper, row))
    elif any(edition.has_row(standard) for edition in accepted):
        found.tested.append((paper, row))
        found.named.append((paper, row))
    elif any(edition.has_row_of_other_edition(standard) for edition in accepted):
        found.otherwise.append((paper, row))


def _judge(
    goods: Goods, demand: StandardEditionDemand, accepted: list[AcceptedEdition], wanted: list[str]
) -> Draft:
    return _looked(goods, accepted, wanted).by(demand.accepted)


def _looked(goods: Goods, accepted: list[AcceptedEdition], wanted: list[str]) -> Draft:
    about, found = About(goods=goods), _look(goods.papers, accepted)
    right = _surest(found.right) or _surest(found.named)
    everywhere = together(whole(paper) for paper in goods.papers)
    if right and found.otherwise:
        grounds = _grounds(right + found.otherwise)
        return needs_review("two-editions", about, grounds, wanted=wanted, printed=_names(found.otherwise))
    if right and found.tested:
        return met("edition-right", about, _grounds(right), wanted=wanted)
    if right:
        return not_met("nothing-tested", about, _grounds(right) + everywhere, wanted=wanted)
    if found.otherwise:
        grounds = _grounds(found.otherwise) + everywhere
        return not_met("other-edition", about, grounds, wanted=wanted, printed=_names(found.otherwise))
    if found.bare:
        return needs_review("no-year", about, _grounds(found.bare), wanted=wanted, printed=_names(found.bare))
    if found.foreign:
        grounds = _grounds(found.foreign) + everywhere
        return not_met("other-standard", about, grounds, wanted=wanted, printed=_names(found.foreign))
    return not_met("not-cited", about, everywhere, wanted=wanted)


def _surest(places: list[tuple[Paper, Source]]) -> list[tuple[Paper, Source]]:
    """The first place that was read without doubt, else the first of all."""
    sure = [place for place in places if is_sure(*place)]
    return (sure or places)[:1]


def _grounds(places: list[tuple[Paper, Source]]) -> Grounds:
    return together(read(paper, source) for paper, source in places)


def _names(places: list[tuple[Paper, Source]]) -> list[str]:
    names = (source.printed if isinstance(source, StandardCited) else source.standard for _, source in places)
    return sorted({name for name in names if name})
