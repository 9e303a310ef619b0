"""The rows of accepted checks: every change of state is one guarded statement, so that it happens once."""

import re
from collections.abc import Collection, Sequence, Set
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from jobs.checks.orders import CheckFilter, CheckOrder, CheckRecord, State
from jobs.checks.rows import (
    add_report_numbers,
    conditions_of,
    document_rows,
    papers_of,
    record_of,
    row_of,
    skus_of,
    term_rows,
)
from jobs.store.service_tables import CheckDocumentRow, CheckRow, CheckTermRow
from jobs.store.store import Store
from models.exceptions import CheckUnknown, OtherBody, StoreUnavailable
from models.verification import Verification

ID = re.compile(r"[0-9a-f]{32}")
OPEN = (State.QUEUED, State.RUNNING)


class CheckRecords:
    """Accepted checks in the store. Safe to use from many threads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def accept(self, order: CheckOrder, executor: str | None = None) -> tuple[CheckRecord, bool]:
        """Writes a check down, and says whether it is new. Raises OtherBody where its key is taken."""
        row = row_of(order, executor)
        try:
            with self._store.session() as session:
                session.add(row)
                session.flush()
                session.add_all(document_rows(row.id, order.papers))
                session.add_all(term_rows(row.id, "sku", skus_of(order.shipment)))
                record = record_of(row, order.papers)
        except StoreUnavailable as error:
            known = self.known(order) if isinstance(error.__cause__, IntegrityError) else None
            if known is None:
                raise
            return known, False
        return record, True

    def get(self, check_id: str, tenant: str) -> CheckRecord:
        """A tenant's check. Raises CheckUnknown, for another tenant's too."""
        if not ID.fullmatch(check_id):
            raise CheckUnknown
        with self._store.session() as session:
            row = session.get(CheckRow, check_id)
            if row is None or row.tenant != tenant:
                raise CheckUnknown
            return record_of(row, papers_of(session, check_id))

    def unchecked(self, check_id: str) -> CheckRecord | None:
        """A check of whichever tenant, for the engine alone."""
        with self._store.session() as session:
            row = session.get(CheckRow, check_id)
            return record_of(row, papers_of(session, check_id)) if row is not None else None

    def unfinished(self, executor: str | None = None) -> list[str]:
        """What a service that starts must take up again, oldest first; only its own where it has a name."""
        where: list[ColumnElement[bool]] = [CheckRow.state.in_(OPEN)]
        if executor is not None:
            where.append(CheckRow.executor == executor)
        with self._store.session() as session:
            session.execute(update(CheckRow).where(*where).values(state=State.QUEUED))
            return list(session.scalars(select(CheckRow.id).where(*where).order_by(CheckRow.id)))

    def abandoned(self, alive: Set[str]) -> list[str]:
        """Open checks that none of these processes works on, oldest first."""
        where = (CheckRow.state.in_(OPEN), or_(CheckRow.executor.is_(None), CheckRow.executor.not_in(alive)))
        with self._store.session() as session:
            return list(session.scalars(select(CheckRow.id).where(*where).order_by(CheckRow.id)))

    def begin(self, check_id: str, executor: str | None = None) -> CheckRecord | None:
        """Queued to running, or taken over from a process that is dead; None where it was cancelled."""
        values = {"state": State.RUNNING, "started_at": datetime.now(UTC), "executor": executor}
        with self._store.session() as session:
            if not _moved(session, check_id, OPEN, values):
                return None
            return record_of(session.get_one(CheckRow, check_id), papers_of(session, check_id))

    def put_back(self, check_id: str) -> bool:
        """Running to queued, for whoever takes it: the service stops before the check is done."""
        return self._move(check_id, OPEN, state=State.QUEUED, started_at=None, executor=None)

    def disown(self, check_id: str, executor: str) -> None:
        """A waiting check that this process leaves to whoever takes it from the queue."""
        with self._store.session() as session:
            mine = (CheckRow.id == check_id, CheckRow.state == State.QUEUED, CheckRow.executor == executor)
            session.execute(update(CheckRow).where(*mine).values(executor=None))

    def progress(self, check_id: str, pages: tuple[int, int]) -> None:
        """How far a running check is, for those who ask another process."""
        self._move(check_id, (State.RUNNING,), pages_done=pages[0], pages_total=pages[1])

    def standings(self, check_ids: Collection[str]) -> dict[str, tuple[object, ...]]:
        """What changes while a check runs, for each of these: its state first."""
        columns = (CheckRow.id, CheckRow.state, CheckRow.pages_done, CheckRow.pages_total, CheckRow.revision)
        with self._store.session() as session:
            rows = session.execute(select(*columns).where(CheckRow.id.in_(check_ids))).all()
        return {check_id: tuple(rest) for check_id, *rest in rows}

    def cancel(self, check_id: str) -> bool:
        """Queued or running to cancelled; False where it was already final."""
        return self._move(check_id, OPEN, state=State.CANCELLED, finished_at=datetime.now(UTC))

    def fail(self, check_id: str, failure: dict[str, Any], pages: tuple[int, int]) -> bool:
        """Queued or running to failed, with what went wrong."""
        return self._move(
            check_id,
            OPEN,
            state=State.FAILED,
            failure=failure,
            finished_at=datetime.now(UTC),
            pages_done=pages[0],
            pages_total=pages[1],
        )

    def succeed(self, check_id: str, key: str, result: Verification) -> bool:
        """Running to succeeded; False where it was cancelled meanwhile, and then nothing is kept."""
        pages = sum(report.document.page_count for report in result.reports)
        with self._store.session() as session:
            values = {
                "state": State.SUCCEEDED,
                "finished_at": datetime.now(UTC),
                "pages_done": pages,
                "pages_total": pages,
                "first_verification": key,
                **_verdict(key, result),
            }
            done = _moved(session, check_id, (State.RUNNING,), values)
            if done:
                add_report_numbers(session, check_id, result)
            return done

    def judge_again(self, check_id: str, key: str, result: Verification) -> None:
        """A corrected value changed the verdict; the first one stays beside it."""
        with self._store.session() as session:
            values = {**_verdict(key, result), "revision": CheckRow.revision + 1}
            _moved(session, check_id, (State.SUCCEEDED,), values)
            add_report_numbers(session, check_id, result)

    def touch(self, check_id: str) -> None:
        """Something beside the verdict changed: whoever holds a copy must fetch it again."""
        self._move(check_id, (State.SUCCEEDED,), revision=CheckRow.revision + 1)

    def open_count(self, submitted_by: str | None = None) -> int:
        """How many checks are queued or running, of one key or in all."""
        where: list[ColumnElement[bool]] = [CheckRow.state.in_(OPEN)]
        if submitted_by is not None:
            where.append(CheckRow.submitted_by == submitted_by)
        with self._store.session() as session:
            return int(session.scalar(select(func.count()).select_from(CheckRow).where(*where)) or 0)

    def bytes_since(self, submitted_by: str, moment: datetime) -> int:
        """Bytes that a key has sent since a moment."""
        statement = select(func.sum(CheckRow.size)).where(
            CheckRow.submitted_by == submitted_by, CheckRow.created_at >= moment
        )
        with self._store.session() as session:
            return int(session.scalar(statement) or 0)

    def report_numbers(self, checks: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The report numbers of these checks, as printed."""
        statement = select(CheckTermRow.check_id, CheckTermRow.printed).where(
            CheckTermRow.check_id.in_(checks), CheckTermRow.kind == "report_number"
        )
        numbers: dict[str, tuple[str, ...]] = {}
        with self._store.session() as session:
            for check_id, printed in session.execute(statement):
                numbers[check_id] = (*numbers.get(check_id, ()), printed)
        return numbers

    def list(self, tenant: str, chosen: CheckFilter) -> list[CheckRecord]:
        """A tenant's checks, newest first, at most `limit` of them."""
        statement = select(CheckRow).where(CheckRow.tenant == tenant, *conditions_of(chosen))
        with self._store.session() as session:
            rows = session.scalars(statement.order_by(CheckRow.id.desc()).limit(chosen.limit)).all()
            return [record_of(row, papers_of(session, row.id)) for row in rows]

    def counts(self, tenant: str, batch: str) -> dict[tuple[str, str | None, str | None], int]:
        """How many checks of a batch stand where: (state, verdict, report verdict) to number."""
        columns = (CheckRow.state, CheckRow.verdict, CheckRow.report_verdict)
        statement = (
            select(*columns, func.count())
            .where(CheckRow.tenant == tenant, CheckRow.batch == batch)
            .group_by(*columns)
        )
        with self._store.session() as session:
            return {(state, one, two): count for state, one, two, count in session.execute(statement)}

    def documents_of(self, tenant: str) -> set[str]:
        """The hashes of every paper that a tenant sent."""
        statement = (
            select(CheckDocumentRow.sha256)
            .join(CheckRow, CheckRow.id == CheckDocumentRow.check_id)
            .where(CheckRow.tenant == tenant)
            .distinct()
        )
        with self._store.session() as session:
            return set(session.scalars(statement))

    def known(self, order: CheckOrder) -> CheckRecord | None:
        """The check that this order's key made before. Raises OtherBody where it was another request."""
        if order.idempotency_key is None:
            return None
        with self._store.session() as session:
            row = session.scalar(
                select(CheckRow).where(
                    CheckRow.tenant == order.tenant, CheckRow.idempotency_key == order.idempotency_key
                )
            )
            if row is None:
                return None
            if row.body_hash != order.body_hash:
                raise OtherBody
            return record_of(row, papers_of(session, row.id))

    def _move(self, check_id: str, states: Sequence[State], **values: Any) -> bool:
        with self._store.session() as session:
            return _moved(session, check_id, states, values)


def _moved(session: Session, check_id: str, states: Sequence[State], values: dict[str, Any]) -> bool:
    statement = (
        update(CheckRow).where(CheckRow.id == check_id, CheckRow.state.in_(states)).values(values)
    ).returning(CheckRow.id)
    return session.execute(statement).scalar() is not None


def _verdict(key: str, result: Verification) -> dict[str, Any]:
    """What a verdict says of its check; a channel that was to be proposed is now known."""
    return {
        "channel": result.channel.id,
        "verification": key,
        "verdict": result.verdict,
        "report_verdict": result.report_verdict,
        "valid_until": result.valid_until,
        "retest_by": result.retest_by,
    }
