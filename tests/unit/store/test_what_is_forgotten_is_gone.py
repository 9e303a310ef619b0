"""Forgetting takes the bytes, what was read, and all that rests on it; and nothing else."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from catalog import load_catalogue
from jobs.checks.orders import CheckOrder, Paper
from jobs.checks.records import CheckRecords
from jobs.settings import read_settings
from jobs.store import Store, open_store
from jobs.store.erasure import Eraser
from jobs.store.tables import AuditRow, DocumentRow, ExtractionRow, OutcomeRow, VerificationRow
from jobs.submission import check
from jobs.workers.answers import Answer
from models.evidence import Value
from models.exceptions import FileMissing, StoreUnavailable
from models.report import DocumentInfo, DocumentKind, TestReport


@pytest.fixture
def store(tmp_path: Path, database_url: str) -> Iterator[Store]:
    opened = open_store(read_settings(data_dir=tmp_path, database_url=database_url))
    yield opened
    opened.engine.dispose()


def kept(store: Store, data: bytes, number: str) -> str:
    """A document with everything that can come of one."""
    sha256 = store.keep(data)
    info = DocumentInfo(
        sha256=sha256, file_name="r.pdf", media_type="application/pdf", page_count=1,
        kind=DocumentKind.TEST_REPORT,
    )  # fmt: skip
    report = TestReport(document=info, report_number=Value(value=number, confidence=1.0))
    key = sha256[::-1]
    store.claim(key)
    store.save_extraction(key, sha256, "0", "d", Answer.of(report))
    catalogue = load_catalogue()
    channel = catalogue.channels["ningbo-stem-toy"]
    verdict = check([report], None, channel, catalogue, date(2026, 11, 20))
    store.save_verification(f"v{number}", verdict, None)
    paper = Paper(sha256, "r.pdf", "application/pdf", len(data))
    CheckRecords(store).accept(CheckOrder("t", "k", (paper,), channel.id, None, date(2026, 11, 20)))
    row = {"path": f"{number}.pdf", "sha256": sha256, "state": "ready", "row": {"report_number": number}}
    before = [{"path": path, **one} for path, one in store.outcomes("b").items()]
    store.record_outcomes("b", [*before, {**row, "verification": f"v{number}"}])
    return sha256


def left(store: Store) -> dict[str, int]:
    tables = (DocumentRow, ExtractionRow, VerificationRow, OutcomeRow)
    with store.session() as session:
        counts = {table.__tablename__: len(session.scalars(select(table)).all()) for table in tables}
    return counts | {"checks": CheckRecords(store).open_count()}


def test_a_file_that_holds_a_paper_of_the_number_is_found(store: Store) -> None:
    sha256 = store.keep(b"portfolio")
    info = DocumentInfo(
        sha256=sha256, file_name="p.pdf", media_type="application/pdf", page_count=1, kind=DocumentKind.OTHER
    )
    inside = [
        TestReport(
            document=info.model_copy(update={"sha256": number * 8, "kind": DocumentKind.TEST_REPORT}),
            report_number=Value(value=number, confidence=1.0),
        )
        for number in ("R-1", "报告-2")
    ]
    answer = Answer.of(TestReport(document=info, enclosed=tuple(inside)))
    store.save_extraction("key", sha256, "0", "d", answer)
    eraser = Eraser(store)
    assert eraser.by_number("报告-2") == [sha256]
    assert eraser.by_number("R-9") == []


def test_everything_of_a_number_goes_and_its_neighbour_stays(store: Store) -> None:
    one, two = kept(store, b"one", "R-1"), kept(store, b"two", "R-2")
    eraser = Eraser(store)
    found = eraser.forget(eraser.by_number("R-1"), "console")
    assert (found.documents, found.extractions, found.verifications, found.checks) == ((one,), 1, 1, 1)
    assert set(left(store).values()) == {1}
    with pytest.raises(FileMissing):
        store.documents.read(one)
    assert store.documents.read(two) == b"two"
    assert store.claim(one[::-1]) == 1


def test_a_verdict_that_was_erased_elsewhere_is_not_remembered(store: Store) -> None:
    sha256 = kept(store, b"one", "R-1")
    assert store.verification("vR-1") is not None
    other = Store(store.engine, store.documents)
    Eraser(other).forget([sha256], "console")
    assert store.verification("vR-1") is None


def test_a_verdict_is_made_from_its_text_once(store: Store) -> None:
    kept(store, b"one", "R-1")
    fresh = Store(store.engine, store.documents)
    assert fresh.verification("vR-1") == store.verification("vR-1")
    assert fresh.verification("vR-1") is fresh.verification("vR-1")


def test_a_dry_run_says_the_same_and_touches_nothing(store: Store) -> None:
    sha256 = kept(store, b"one", "R-1")
    eraser = Eraser(store)
    would = eraser.would_forget([sha256])
    assert set(left(store).values()) == {1}
    assert eraser.forget([sha256], "console") == would


def test_what_nobody_used_for_long_is_found_by_its_age(store: Store) -> None:
    old = kept(store, b"one", "R-1")
    kept(store, b"two", "R-2")
    with store.session() as session:
        before = datetime.now(UTC) - timedelta(days=500)
        session.execute(update(DocumentRow).where(DocumentRow.sha256 == old).values(last_used=before))
    assert Eraser(store).unused_since(400) == [old]


def test_a_document_is_found_by_the_start_of_its_hash(store: Store) -> None:
    sha256 = kept(store, b"one", "R-1")
    assert Eraser(store).by_hash(sha256[:8]) == [sha256]
    assert Eraser(store).by_hash("%") == []


def test_the_audit_says_who_forgot_and_not_what_it_said(store: Store) -> None:
    sha256 = kept(store, b"one", "R-1")
    Eraser(store).forget([sha256], "console")
    with store.session() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.action == "document.forget")).all()
        assert [(row.actor, row.subject) for row in rows] == [("console", sha256)]


def test_rows_stay_while_the_bytes_cannot_be_erased(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    sha256 = kept(store, b"one", "R-1")

    def refuse(sha256: str) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(store.documents, "erase", refuse)
    with pytest.raises(StoreUnavailable):
        Eraser(store).forget([sha256], "console")
    assert set(left(store).values()) == {1}


def test_what_is_read_after_it_was_forgotten_is_not_kept(store: Store) -> None:
    sha256 = store.keep(b"one")
    Eraser(store).forget([sha256], "console")
    info = DocumentInfo(
        sha256=sha256, file_name="r.pdf", media_type="application/pdf", page_count=1,
        kind=DocumentKind.TEST_REPORT,
    )  # fmt: skip
    store.save_extraction("k", sha256, "0", "d", Answer.of(TestReport(document=info)))
    assert store.extraction("k") is None
