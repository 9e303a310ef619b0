"""From readings to a kept verdict: what the store knows is added, in the language that is asked for."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from catalog import Catalogue
from jobs.checks.corrections import Correction, corrected
from jobs.checks.documents import in_order
from jobs.checks.orders import CheckRecord
from jobs.checks.records import CheckRecords
from jobs.lookup import Enquiry
from jobs.recent import Recent
from jobs.store import Store
from jobs.store.keys import content_hash, extraction_key, verification_key
from jobs.submission import PROPOSE, channel_of, check, fitting_channel
from models.facts import KnownFacts, Lookup
from models.report import TestReport
from models.verification import Verification

STORED_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Judge:
    """Verifies submissions and keeps the verdicts."""

    store: Store
    records: CheckRecords
    catalogue: Catalogue
    enquiry: Enquiry
    recent: Recent[tuple[Verification, str]] = field(default_factory=Recent)

    def judge(
        self, record: CheckRecord, reports: Sequence[TestReport], corrections: Sequence[Correction] = ()
    ) -> tuple[str, Verification]:
        """The verdict and the key under which it is kept. `reports` are in the order of the papers.

        Raises UnknownChannel, NoChannelFits where one was to be proposed, StoreUnavailable, and Cancelled
        where the service stops while it asks a platform.
        """
        reports = in_order(record, reports)
        if record.channel == PROPOSE:
            record = replace(record, channel=fitting_channel(reports, self.catalogue).id)
        read = [
            corrected(report, [one for one in corrections if one.document == number])
            for number, report in enumerate(reports, start=1)
        ]
        channel = channel_of(self.catalogue, record.channel)
        lookups = self.enquiry.answers(read, channel, self._answered(record))
        facts = self._facts(record, reports, lookups)
        contents = [content_hash(report.model_dump_json().encode()) for report in read]
        known = (*contents, *self._goods(record, facts))
        recent = self.recent.get(known)
        result, text = recent or (self._verify(record, read, facts, STORED_LANGUAGE), None)
        key = self._key(record, contents, facts)
        text = self.store.save_verification(key, result, record.shipment, record.tenant, text, lookups)
        self.recent.put(known, (result, text), len(text))
        return key, result

    def in_language(self, record: CheckRecord, result: Verification, language: str) -> Verification:
        """The same verdict in other words; as it was kept where today's knowledge would find otherwise."""
        if language == STORED_LANGUAGE or record.verification is None:
            return result
        key = hashlib.sha256(f"{record.verification}:{language}".encode()).hexdigest()
        kept = self.store.verification(key)
        if kept is not None:
            return kept
        again = self._again(record, result, language)
        if again is None:
            return result
        self.store.save_verification(key, again, record.shipment, record.tenant)
        return again

    def _again(self, record: CheckRecord, result: Verification, language: str) -> Verification | None:
        """The same findings in other words; None where today's knowledge or facts would find otherwise.

        Facts may have come since: then it is tried with what platforms answered alone.
        """
        if record.channel not in self.catalogue.channels:
            return None
        lookups = self._answered(record)
        for facts in (self._facts(record, result.reports, lookups), KnownFacts(lookups=lookups)):
            again = self._verify(record, result.reports, facts, language)
            if _found(again) == _found(result):
                return again.model_copy(update={"engine": result.engine})
        return None

    def _verify(
        self, record: CheckRecord, reports: Sequence[TestReport], facts: KnownFacts, language: str
    ) -> Verification:
        channel = channel_of(self.catalogue, record.channel)
        return check(reports, record.shipment, channel, self.catalogue, record.as_of, language, facts)

    def _answered(self, record: CheckRecord) -> tuple[Lookup, ...]:
        """What platforms answered for the verdict that the check has, if it has one."""
        return self.store.lookups_of(record.verification) if record.verification else ()

    def _facts(
        self, record: CheckRecord, reports: Sequence[TestReport], lookups: tuple[Lookup, ...]
    ) -> KnownFacts:
        """What is known of these reports; contents only from papers of the same tenant."""
        others = self.store.known_facts(reports).other_contents
        if others:
            own = self.records.documents_of(record.tenant)
            others = tuple(other for other in others if other.sha256 in own)
        return KnownFacts(other_contents=others, lookups=lookups)

    def _goods(self, record: CheckRecord, facts: KnownFacts) -> tuple[str, ...]:
        """What a verdict depends on beside the readings, and the catalogue, which stays as it is loaded."""
        shipment = record.shipment.model_dump_json() if record.shipment else ""
        return (record.channel, shipment, str(record.as_of), facts.model_dump_json())

    def _key(self, record: CheckRecord, contents: Sequence[str], facts: KnownFacts) -> str:
        """One for each check: a verdict's erasure takes the check with it, and no other."""
        read = [extraction_key(content, record.id, self.catalogue.digest) for content in contents]
        channel = channel_of(self.catalogue, record.channel)
        goods = (record.shipment, record.as_of, facts.model_dump_json())
        return verification_key(record.tenant, read, channel, *goods)


def _found(result: Verification) -> list[tuple[object, ...]]:
    """What a verdict says apart from its words."""
    return [
        (one.requirement, one.outcome, one.subject, one.reason, one.valid_until) for one in result.findings
    ]
