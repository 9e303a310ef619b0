"""`verification-code`: a code decodes, names this report and points to an accepted verification host."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from catalog.layering import LOCAL
from models.channel import VerificationCodeDemand
from models.document import PageSource
from models.evidence import Method
from models.knowledge import Host
from models.report import CodeRead
from models.verification import Outcome
from verifier.case import Case
from verifier.draft import About, Draft, met, needs_review, not_applicable, not_met
from verifier.grounds import Grounds, at, read, unread
from verifier.hosts import LookAlike, Watch, listed_host
from verifier.paper import Paper
from verifier.payloads import is_matrix, link_of, names, other_number
from verifier.text import fold, fold_name
from verifier.wording import name


class _Kind(Enum):
    """What a code is, the deciding ones first."""

    LOOK_ALIKE = 0
    OTHER_NUMBER = 1
    OTHER_LABORATORY = 2
    NAMES_REPORT = 3
    UNREADABLE = 4
    TRICKY = 5
    UNLISTED = 6
    NO_HOST = 7
    OPAQUE = 8


@dataclass(frozen=True)
class _Found:
    """A code with what it turned out to be."""

    code: CodeRead
    kind: _Kind
    host: str = ""
    other: str = ""
    imitated: LookAlike | None = None
    local: bool = False


def judge(case: Case, demand: VerificationCodeDemand) -> Iterator[Draft]:
    """One finding for each report, by the worst or best code on it, and one for each adverse look-up."""
    hosts = _hosts(case, demand)
    watch = _watch(case, hosts)
    for paper in case.judged:
        draft = _judge(case, paper, demand, hosts, watch)
        yield draft.by(demand.when, demand.hosts, local=draft.local)
        yield from _lookups(case, paper)


def _hosts(case: Case, demand: VerificationCodeDemand) -> dict[str, Host]:
    """The accepted hosts: the channel's and the catalogue's, which holds the user's own."""
    channel = {
        host.casefold(): Host(host=host, owner="", status=demand.hosts.status, source=demand.hosts.source)
        for host in demand.hosts.value
    }
    return {**channel, **{one.host.casefold(): one for one in case.catalogue.hosts}}


def _watch(case: Case, hosts: dict[str, Host]) -> Watch:
    terms = case.catalogue.vocabulary.terms
    return Watch(tuple(hosts), terms.get("shared_hosting_domains", ()), terms.get("second_level_labels", ()))


def _judge(
    case: Case, paper: Paper, demand: VerificationCodeDemand, hosts: dict[str, Host], watch: Watch
) -> Draft:
    codes = [code for code in paper.report.codes if is_matrix(code)]
    found = [_look(paper, code, hosts, watch) for code in codes if not _ignorable(paper, code)]
    if not found:
        return _none(paper, demand)
    deciding = min(found, key=lambda one: (one.kind.value, one.code.page, one.code.box))
    always = demand.when.value == "always"
    draft = _adverse(case, paper, deciding) or _open(paper, deciding, always)
    return (
        draft.by(local=("verification_hosts",)) if deciding.local and draft.outcome is Outcome.MET else draft
    )


def _ignorable(paper: Paper, code: CodeRead) -> bool:
    """Codes of social media and logos, unless they name the report after all."""
    return code.decorative and not (code.payload and paper.number and names(code.payload, paper.number))


def _look(paper: Paper, code: CodeRead, hosts: dict[str, Host], watch: Watch) -> _Found:
    if not code.readable or not code.payload:
        return _Found(code, _Kind.UNREADABLE)
    link, number = link_of(code.payload), paper.number
    known = listed_host(link.host, hosts) if link and not link.tricky else None
    imitated = watch.look_alike(link.host, link.user) if link and not known else None
    if imitated:
        return _Found(code, _Kind.LOOK_ALIKE, host=imitated.host, imitated=imitated)
    host = hosts[known] if known else None
    named = number is not None and names(code.payload, number)
    other = other_number(code.payload, number, host) if number else None
    if other and not named:
        return _Found(code, _Kind.OTHER_NUMBER, other=other)
    if not named:
        return _Found(code, _Kind.OPAQUE, host=link.host if link else "")
    if link is None:
        return _Found(code, _Kind.NO_HOST)
    astray = any(listed_host(further, hosts) is None for further in link.further)
    if link.tricky or astray or (other and not fold(number or "").isdigit()):
        return _Found(code, _Kind.TRICKY, host=link.host)
    if host is None:
        return _Found(code, _Kind.UNLISTED, host=link.host)
    if owner := _other_owner(paper, host, hosts):
        return _Found(code, _Kind.OTHER_LABORATORY, host=host.owner, other=owner)
    return _Found(code, _Kind.NAMES_REPORT, host=link.host, local=LOCAL in host.source)


def _other_owner(paper: Paper, host: Host, hosts: dict[str, Host]) -> str | None:
    """The owner of another listed host whose name is the laboratory's, while this host's owner's is not."""
    laboratory = fold_name(paper.laboratory or "")
    if not laboratory or not host.owner or fold_name(host.owner) in laboratory:
        return None
    owners = sorted({one.owner for one in hosts.values() if one.owner and LOCAL not in one.source})
    return next((owner for owner in owners if laboratory.startswith(fold_name(owner))), None)


def _grounds(paper: Paper, one: _Found) -> Grounds:
    """The place of the code, and the report number with which it was compared."""
    place = at(paper, one.code.page, one.code.box, one.code.payload or "", Method.CODE)
    return place + read(paper, paper.report.report_number)


def _adverse(case: Case, paper: Paper, one: _Found) -> Draft | None:
    """What counts against the report in every channel."""
    about, grounds = About(paper), _grounds(paper, one)
    if one.imitated:
        host, listed = one.imitated.host, one.imitated.listed
        if one.imitated.trick == "shared-hosting":
            return not_met("shared-hosting", about, grounds, host=host, listed=listed)
        trick, how = one.imitated.trick, name(case, one.imitated.trick)
        return not_met("look-alike", about, grounds, host=host, listed=listed, trick=trick, how=how)
    if one.kind is _Kind.OTHER_NUMBER:
        return not_met("other-number", about, grounds, other=one.other)
    if one.kind is _Kind.OTHER_LABORATORY:
        return needs_review("other-laboratory", about, grounds, owner=one.host, other=one.other)
    return None


def _open(paper: Paper, one: _Found, always: bool) -> Draft:
    """What speaks for the report, or leaves it open."""
    about, grounds = About(paper), _grounds(paper, one)
    if one.kind is _Kind.NAMES_REPORT:
        return met("names-report", about, grounds, host=one.host)
    if one.kind is _Kind.UNREADABLE:
        return needs_review("unreadable", about, grounds, page=one.code.page)
    if one.kind is _Kind.TRICKY:
        return needs_review("address-unclear", about, grounds, payload=one.code.payload or "")
    if one.kind is _Kind.UNLISTED:
        return needs_review("host-not-listed", about, grounds, host=one.host)
    if one.kind is _Kind.NO_HOST:
        if always:
            return needs_review("no-host", about, grounds, payload=one.code.payload or "")
        return not_applicable("names-report-only", about, grounds, payload=one.code.payload or "")
    if always:
        return needs_review("opaque", about, grounds, host=one.host or "–")
    return not_applicable("says-nothing", about, grounds, host=one.host or "–")


def _none(paper: Paper, demand: VerificationCodeDemand) -> Draft:
    if demand.when.value != "always":
        return not_applicable("not-asked", About(paper), unread(paper))
    if _is_picture(paper):
        return not_met("paper-only", About(paper), unread(paper))
    return not_met("none", About(paper), unread(paper))


def _is_picture(paper: Paper) -> bool:
    """Whether all of it is pictures of paper: a scan or photographs, and no file of the laboratory's."""
    pages = paper.report.document.pages
    return bool(pages) and all(page.source is PageSource.OCR for page in pages)


def _lookups(case: Case, paper: Paper) -> Iterator[Draft]:
    """What the platforms answered, where somebody asked."""
    terms = case.catalogue.vocabulary.terms
    for one in case.facts.lookups:
        if paper.number_key is None or fold(one.report_number) != paper.number_key:
            continue
        about, state = About(paper), one.state.casefold()
        if state in terms.get("adverse_states", ()):
            yield not_met("platform-withdrawn", about, host=one.host, state=one.state, day=one.asked_on)
        elif state in terms.get("unknown_states", ()):
            yield needs_review("platform-unknown", about, host=one.host, day=one.asked_on)
        elif state == "silent":
            yield met("platform-silent", about, host=one.host, trouble=one.trouble or "–", day=one.asked_on)
        elif state in terms.get("confirming_states", ()):
            yield met("platform-confirms", about, host=one.host, state=one.state, day=one.asked_on)
