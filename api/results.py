"""A check with its result, as it is answered."""

from dataclasses import dataclass
from datetime import UTC, datetime

from api.problems import limit_of
from api.service import Service
from api.views import CheckView, FailureView, document_views, finding_ids, summary_fields, with_people
from catalog.texts import Texts
from exports.people import Corrected, Decided, People
from jobs.checks.corrections import Correction, corrections_of
from jobs.checks.decisions import decided, decisions_of, still_counting
from jobs.checks.documents import documents_of
from jobs.checks.orders import CheckRecord, State
from models.exceptions import NotFinished
from models.verification import Verification


@dataclass(frozen=True, slots=True)
class Answers:
    """Reads results from the store, in one language."""

    service: Service
    language: str

    def result(self, record: CheckRecord) -> Verification:
        """The verdict of a check. Raises NotFinished where there is none."""
        found = self.service.store.verification(record.verification) if record.verification else None
        if found is None:
            raise NotFinished
        return self.service.judge.in_language(record, found, self.language)

    def view(self, record: CheckRecord) -> CheckView:
        """A check with whatever there is of it."""
        fields = summary_fields(record)
        if record.state is State.FAILED and record.failure:
            fields["failure"] = self._failure(record)
        if record.state is State.SUCCEEDED:
            store = self.service.store
            decisions = decisions_of(store, record.id) if record.revision else []
            corrections = corrections_of(store, record.id) if record.revision else []
            result = self.result(record)
            fields["documents"] = document_views(documents_of(record, result.reports))
            fields = with_people(fields, result, corrections, decisions)
            fields["original_verdict"] = self.original_verdict(record)
        return CheckView.model_validate(fields)

    def people(self, record: CheckRecord, result: Verification) -> People:
        """What people said of a result, as exports take it."""
        store = self.service.store
        corrections, decisions = corrections_of(store, record.id), decisions_of(store, record.id)
        names = finding_ids(result)
        counting = still_counting(decisions, [one.at for one in corrections if one.at])
        said = {
            one.finding: Decided(one.outcome, one.reason, one.by, one.at, one in counting)
            for one in decisions
        }
        return People(
            {number: said[name] for number, name in enumerate(names) if name in said},
            tuple(_corrected(one) for one in corrections if one.at),
            decided(result, names, counting),
        )

    def etag(self, record: CheckRecord) -> str:
        """Changes whenever the answer would."""
        mark = f"{record.id}-{record.state}-{record.revision}-{record.pages_done}-{record.pages_total}"
        return f'W/"{mark}-{self.language}"'

    def _failure(self, record: CheckRecord) -> FailureView:
        known = record.failure or {}
        texts = Texts(self.service.catalogue, self.language)
        details = known.get("details") or {}
        detail, remedy = texts.failure(known["code"], known["message"], known["remedy"], details)
        return FailureView(
            code=known["code"],
            detail=detail,
            remedy=remedy,
            retryable=known["retryable"],
            limit=limit_of(details),
        )

    def original_verdict(self, record: CheckRecord) -> str | None:
        """The verdict before any value was corrected; None where none was."""
        if record.first_verification in (None, record.verification):
            return None
        first = self.service.store.verification(record.first_verification or "")
        return first.verdict if first else None


def _corrected(one: Correction) -> Corrected:
    original, value = (None if part is None else str(part) for part in (one.original, one.value))
    at = one.at or datetime.min.replace(tzinfo=UTC)
    return Corrected(one.document, one.path, original, value, one.reason, one.by, at)
