"""What was read is kept once, counted once, and found by what it depends on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jobs.settings import read_settings
from jobs.store import Store, open_store
from jobs.store.store import PARDONED
from jobs.workers.answers import Answer, Failure
from models.evidence import Value
from models.exceptions import FileMissing, StoreUnavailable, Truncated
from models.report import DocumentInfo, DocumentKind, TestReport


@pytest.fixture
def store(tmp_path: Path, database_url: str) -> Iterator[Store]:
    opened = open_store(read_settings(data_dir=tmp_path, database_url=database_url))
    yield opened
    opened.engine.dispose()


def report(sha256: str, number: str = "R-1", kind: DocumentKind = DocumentKind.TEST_REPORT) -> TestReport:
    info = DocumentInfo(
        sha256=sha256, file_name="r.pdf", media_type="application/pdf", page_count=1, kind=kind
    )
    return TestReport(document=info, report_number=Value(value=number, confidence=1.0))


def save(store: Store, data: bytes, answer_of: TestReport | None = None, number: str = "R-1") -> str:
    sha256 = store.keep(data)
    key = sha256[::-1]
    store.save_extraction(key, sha256, "0", "d", Answer.of(answer_of or report(sha256, number)))
    return key


def test_the_same_content_is_kept_once_and_read_back(store: Store) -> None:
    first, second = store.keep(b"paper"), store.keep(b"paper")
    assert first == second
    assert store.documents.read(first) == b"paper"


def test_an_erased_document_is_missing(store: Store) -> None:
    sha256 = store.keep(b"paper")
    store.documents.erase(sha256)
    with pytest.raises(FileMissing):
        store.documents.read(sha256)


def test_deaths_of_workers_are_counted(store: Store) -> None:
    assert store.claim("k") == 1
    store.worker_died("k")
    assert store.claim("k") == 2


def test_ends_of_the_whole_process_are_pardoned_but_not_for_ever(store: Store) -> None:
    counts = [store.claim("k") for _ in range(PARDONED + 3)]
    assert counts == [1] * (PARDONED + 1) + [2, 3]


def test_attempts_of_many_threads_are_all_counted(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: store.claim("k"), range(PARDONED)))
    assert [store.claim("k") for _ in range(3)] == [1, 2, 3]


def test_an_extraction_comes_back_whole(store: Store) -> None:
    key = save(store, b"one")
    found = store.extraction(key)
    assert found is not None
    assert found.report is not None
    assert found.report.report_number == Value(value="R-1", confidence=1.0)
    assert store.extraction("other") is None


def test_a_failure_comes_back_with_its_remedy(store: Store) -> None:
    sha256 = store.keep(b"cut")
    store.save_extraction("k", sha256, "0", "d", Answer(failure=Failure.of(Truncated())))
    found = store.extraction("k")
    assert found is not None
    assert found.failure is not None
    assert (found.failure.code, found.failure.remedy) == ("truncated", Truncated.remedy)


def test_the_first_answer_stays(store: Store) -> None:
    key = save(store, b"one", number="R-1")
    save(store, b"one", number="R-2")
    found = store.extraction(key)
    assert found is not None
    assert found.report is not None
    assert found.report.report_number is not None
    assert found.report.report_number.value == "R-1"


def test_the_same_number_with_other_content_is_known(store: Store) -> None:
    save(store, b"one")
    other = store.keep(b"two")
    facts = store.known_facts([report(other)])
    assert [fact.report_number for fact in facts.other_contents] == ["R-1"]


def test_a_certificate_with_the_report_number_is_no_other_content(store: Store) -> None:
    sha256 = store.keep(b"cpc")
    cpc = report(sha256, kind=DocumentKind.CHILDREN_PRODUCT_CERTIFICATE)
    save(store, b"cpc", cpc)
    assert store.known_facts([report(store.keep(b"two"))]).other_contents == ()


def test_a_store_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        open_store(read_settings(database_url=f"sqlite:///{tmp_path}"))


def test_a_whole_answer_takes_the_place_of_a_failure(store: Store) -> None:
    sha256 = store.keep(b"cut")
    store.save_extraction("k", sha256, "0", "d", Answer(failure=Failure.of(Truncated())))
    store.save_extraction("k", sha256, "0", "d", Answer.of(report(sha256)))
    found = store.extraction("k")
    assert found is not None
    assert found.failure is None
    assert found.report is not None


def test_outlines_come_without_their_reports(store: Store) -> None:
    key = save(store, b"one", number="R-7")
    found = store.outlines([key, "other"])
    assert list(found) == [key]
    assert found[key].outline is not None
    assert found[key].outline.report_number == "R-7"
    assert found[key].text is None


def test_an_outline_comes_back_with_the_reports_inside(store: Store) -> None:
    cover = report("c" * 64, kind=DocumentKind.OTHER).model_copy(update={"report_number": None})
    outer = cover.model_copy(update={"enclosed": (report("a" * 64, "R-7"), report("b" * 64, "R-8"))})
    key = save(store, b"portfolio", outer)
    outline = store.outlines([key])[key].outline
    assert outline is not None
    assert outline.enclosed == (("R-7", "a" * 64), ("R-8", "b" * 64))
    assert (outline.report_number, outline.pages) == ("R-7", 3)


def test_a_number_that_no_column_takes_is_kept_shortened(store: Store) -> None:
    key = save(store, b"one", number="R\x00" + "9" * 400)
    found = store.extraction(key)
    assert found is not None
    assert found.report is not None
    assert found.report.report_number is not None
    assert found.report.report_number.value == "R\x00" + "9" * 400


def test_a_batch_has_one_outcome_for_each_file_that_is_there(store: Store) -> None:
    def row(path: str, state: str) -> dict[str, object]:
        return {"path": path, "sha256": "a", "state": state, "verification": None, "row": {"file": path}}

    store.record_outcomes("b", [row("one.pdf", "ready"), row("two.pdf", "failed")])
    store.record_outcomes("b", [row("two.pdf", "ready"), row("three.pdf", "ready")])
    found = store.outcomes("b")
    assert {path: one["state"] for path, one in found.items()} == {"two.pdf": "ready", "three.pdf": "ready"}
    assert found["two.pdf"]["row"] == {"file": "two.pdf"}
