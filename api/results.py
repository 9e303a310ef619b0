"""A check with its result, as it is answered."""

from dataclasses import dataclass

from api.problems import limit_of
from api.service import Service
from api.views import CheckView, FailureView, summary_fields, with_people
from catalog.texts import Texts
from jobs.checks.corrections import corrections_of
from jobs.checks.decisions import decisions_of
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
            fields = with_people(fields, self.result(record), corrections, decisions)
            fields["original_verdict"] = self._original(record)
        return CheckView.model_validate(fields)

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

    def _original(self, record: CheckRecord) -> str | None:
        if record.first_verification in (None, record.verification):
            return None
        first = self.service.store.verification(record.first_verification or "")
        return first.verdict if first else None
