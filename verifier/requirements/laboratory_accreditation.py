"""`laboratory-accreditation`: an ID of an accepted scheme, well-formed, in force on the test date."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from models.channel import LaboratoryAccreditationDemand, StandardEditionDemand
from models.laboratory import ListedLaboratory, Standing
from models.report import Accreditation
from verifier.accreditation import (
    Check,
    Known,
    check,
    in_scope,
    key_of,
    vouched_by_name,
    well_formed,
    withdrawn_by_name,
)
from verifier.case import Case
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, is_sure, read, together, whole
from verifier.paper import Paper
from verifier.standing import local_name
from verifier.text import fold
from verifier.tying import certificates_of
from verifier.wording import name


def judge(case: Case, demand: LaboratoryAccreditationDemand) -> Iterator[Draft]:
    """One finding for each report."""
    for paper in case.judged:
        draft = case.once((demand.id, paper), partial(_judge, case, demand, paper))
        local = (*local_name("accreditation_schemes", demand.schemes), *draft.local)
        yield draft.by(demand.schemes, local=local)


def _judge(case: Case, demand: LaboratoryAccreditationDemand, paper: Paper) -> Draft:
    accepted = {fold(scheme) for scheme in demand.schemes.value}
    printed = paper.report.laboratory.accreditations
    ours = [one for one in printed if fold(one.scheme) in accepted]
    formed = [one for one in ours if well_formed(one, case.catalogue)]
    checks = [(one, check(one, case.catalogue, _days(paper), _designations(case))) for one in formed]
    fallen = [pair for pair in checks if pair[1].known is Known.WITHDRAWN]
    if fallen:
        return _withdrawn(case, paper, *fallen[0])
    if checks:
        return _printed(case, paper, checks)
    if ours:
        ids = [_id(one) for one in ours]
        return needs_review("malformed", About(paper), read(paper, *ours), ids=ids)
    return _none(case, demand, paper, accepted)


def _days(paper: Paper) -> tuple[date, date] | None:
    """The days on which the accreditation had to hold."""
    return (paper.first_day or paper.last_day, paper.last_day) if paper.last_day else None


def _id(one: Accreditation) -> str:
    return f"{one.scheme} {one.number}" if one.number else one.scheme


def _withdrawn(case: Case, paper: Paper, one: Accreditation, found: Check, by: Paper | None = None) -> Draft:
    since = found.entry.since if found.entry else None
    standing = name(case, found.entry.standing.value if found.entry else Standing.WITHDRAWN.value)
    grounds = read(by or paper, one)
    return not_met("withdrawn", About(paper), grounds, id=_id(one), standing=standing, since=since or "–")


def _printed(case: Case, paper: Paper, checks: list[tuple[Accreditation, Check]]) -> Draft:
    """At least one well-formed ID of an accepted scheme, none of them withdrawn on the test date."""
    about = About(paper)
    one, found = min(checks, key=lambda pair: (_ORDER.index(pair[1].known), not is_sure(paper, pair[0])))
    grounds, printed = read(paper, one), _id(one)
    if contrary := _certificate_differs(case, paper, checks):
        return needs_review("certificate-differs", about, grounds, id=printed, other=contrary)
    if (entry := withdrawn_by_name(paper.laboratory, case.catalogue)) and found.known is not Known.LISTED:
        since = entry.since or "–"
        return needs_review(
            "name-of-withdrawn",
            about,
            grounds,
            id=printed,
            other=f"{entry.scheme} {entry.number}",
            since=since,
        )
    if elsewhere := _withdrawn_elsewhere(case, paper):
        by, other, entry = elsewhere
        since, grounds = entry.since or "–", grounds + read(by, other)
        return needs_review("withdrawn-elsewhere", about, grounds, id=printed, other=_id(other), since=since)
    if not in_scope(found.entry, _designations(case)):
        return needs_review("out-of-scope", about, grounds, id=printed, standards=list(_designations(case)))
    return _by_standing(about, grounds, printed, found)


_ORDER = [
    Known.LISTED,
    Known.VOUCHED,
    Known.UNCHECKED,
    Known.WITHDRAWN_LATER,
    Known.RUN_OUT,
    Known.ABSENT,
    Known.WITHDRAWN_SOME_DAY,
    Known.WITHDRAWN_UNDATED,
    Known.WITHDRAWN,
]


def _by_standing(about: About, grounds: Grounds, printed: str, found: Check) -> Draft:
    dated = found.source.dated if found.source else "–"
    since = found.entry.since if found.entry and found.entry.since else "–"
    match found.known:
        case Known.LISTED:
            return met("on-list", about, grounds, id=printed, dated=dated)
        case Known.VOUCHED:
            return met("vouched-for", about, grounds, id=printed).by(local=("laboratories",))
        case Known.WITHDRAWN_LATER:
            return met("withdrawn-later", about, grounds, id=printed, since=since)
        case Known.ABSENT:
            return needs_review("not-on-list", about, grounds, id=printed, dated=dated)
        case Known.RUN_OUT:
            until = found.entry.until if found.entry and found.entry.until else "–"
            return needs_review("run-out", about, grounds, id=printed, until=until, dated=dated)
        case Known.WITHDRAWN_SOME_DAY:
            return needs_review("withdrawn-some-day", about, grounds, id=printed, dated=dated)
        case Known.WITHDRAWN_UNDATED:
            return needs_review("withdrawn-date-unknown", about, grounds, id=printed, since=since)
        case _:
            return met("printed", about, grounds, id=printed)


def _withdrawn_elsewhere(case: Case, paper: Paper) -> tuple[Paper, Accreditation, ListedLaboratory] | None:
    """An ID withdrawn or suspended on the test date, of a scheme not asked for or in a certificate."""
    for by in (paper, *certificates_of(case, paper)):
        for one in by.report.laboratory.accreditations:
            if well_formed(one, case.catalogue):
                found = check(one, case.catalogue, _days(paper), _designations(case))
                if found.known is Known.WITHDRAWN and found.entry:
                    return by, one, found.entry
    return None


def _certificate_differs(case: Case, paper: Paper, checks: list[tuple[Accreditation, Check]]) -> str | None:
    """An ID of the same scheme in the report's certificate, where it is none of the report's."""
    own = {key_of(one.scheme, one.number or "") for one, _ in checks}
    schemes = {scheme for scheme, _ in own}
    for certificate in certificates_of(case, paper):
        stated = [
            one
            for one in certificate.report.laboratory.accreditations
            if one.number and is_sure(certificate, one)
        ]
        same = {key_of(one.scheme, one.number or "") for one in stated if fold(one.scheme) in schemes}
        if same and not same & own:
            return ", ".join(sorted(_id(one) for one in stated))
    return None


def _designations(case: Case) -> tuple[str, ...]:
    demands = [one for one in case.channel.requirements if isinstance(one, StandardEditionDemand)]
    return tuple(sorted({edition.designation for demand in demands for edition in demand.accepted.value}))


def _none(case: Case, demand: LaboratoryAccreditationDemand, paper: Paper, accepted: set[str]) -> Draft:
    """The report prints no ID of an accepted scheme; where else one stands."""
    about, schemes = About(paper), list(demand.schemes.value)
    certified = [
        (certificate, one)
        for certificate in certificates_of(case, paper)
        for one in certificate.report.laboratory.accreditations
        if fold(one.scheme) in accepted and well_formed(one, case.catalogue)
    ]
    for certificate, one in certified:
        found = check(one, case.catalogue, _days(paper), _designations(case))
        if found.known is Known.WITHDRAWN:
            return _withdrawn(case, paper, one, found, certificate)
    if certified:
        grounds = together(read(certificate, one) for certificate, one in certified)
        return needs_review("only-in-certificate", about, grounds, id=_id(certified[0][1]), schemes=schemes)
    if (entry := vouched_by_name(paper.laboratory, case.catalogue)) and fold(entry.scheme) in accepted:
        vouched = f"{entry.scheme} {entry.number}"
        return needs_review("only-in-local", about, id=vouched).by(local=("laboratories",))
    others = paper.report.laboratory.accreditations
    if others:
        ids = sorted({_id(one) for one in others})
        return not_met(
            "scheme-not-accepted", about, read(paper, *others) + whole(paper), ids=ids, schemes=schemes
        )
    return not_met("none", about, whole(paper), schemes=schemes)
