"""Which supporting paper belongs to which report."""

from verifier.case import Case
from verifier.identifiers import STRONG, key_of
from verifier.paper import Paper


def certificates_of(case: Case, paper: Paper) -> tuple[Paper, ...]:
    """The certificates that cite the report by number, or name the same product where they cite none."""
    return tuple(one for one in case.papers.certificates if _belongs(one, paper))


def _belongs(certificate: Paper, paper: Paper) -> bool:
    if certificate.number_key and paper.number_key:
        return certificate.number_key == paper.number_key
    return bool(_keys(certificate) & _keys(paper))


def _keys(paper: Paper) -> set[str | None]:
    identifiers = paper.report.product.identifiers
    return {key_of(one.kind, one.value) for one in identifiers if one.kind in STRONG} - {None}
