"""One outcome for each file, whatever the file, and its neighbours never pay for it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook

from jobs.batch import judging
from tests.unit.batch.conftest import Desk


def rows(desk: Desk) -> dict[str, dict[str, Any]]:
    lines = (desk.output / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["file"]: row for row in map(json.loads, lines)}


def test_the_same_content_is_read_once_and_told_twice(desk: Desk) -> None:
    desk.put("one.pdf", "report R-1")
    desk.put("deep/two.pdf", "report R-1")
    summary = desk.run()
    assert (summary.files, summary.read, len(desk.hands.given)) == (2, 1, 1)
    assert rows(desk).keys() == {"one.pdf", "deep/two.pdf"}


def test_failed_and_quarantined_are_told_apart_and_tried_again_when_asked(
    desk: Desk, desk_of: Callable[..., Desk]
) -> None:
    for name, content in {"a.pdf": "report R-1", "b.pdf": "cut", "c.pdf": "deadly"}.items():
        desk.put(name, content)
    desk.run()
    assert [row["state"] for row in rows(desk).values()][1:] == ["failed", "quarantined"]
    assert desk.run().read == 0
    for retry, name in (("failed", "b.pdf"), ("quarantined", "c.pdf")):
        again = desk_of(retry)
        again.run()
        assert again.hands.given == [name]


def test_a_file_over_the_limit_names_it_with_its_setting(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(upload_bytes=1024)
    desk.put("big.pdf", "x" * 2000)
    desk.run()
    reason = rows(desk)["big.pdf"]["reason"]
    assert "asked 2,000 bytes, allowed 1,024 (setting GREENLANE_UPLOAD_BYTES)" in reason


def test_reasons_speak_the_readers_language(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(language="zh")
    desk.put("b.pdf", "cut")
    desk.run()
    assert any("一" <= mark <= "鿿" for mark in rows(desk)["b.pdf"]["reason"])


def test_what_nobody_foresaw_costs_one_submission(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.pdf", "report R-1")
    desk.put("b.pdf", "report R-2")
    check = judging.check

    def breaks(reports: Any, *rest: Any) -> Any:
        if reports[0].report_number.value == "R-1":
            raise ZeroDivisionError
        return check(reports, *rest)

    monkeypatch.setattr(judging, "check", breaks)
    summary = desk.run()
    assert summary.adds_up
    assert rows(desk)["a.pdf"]["state"] == "failed"
    assert rows(desk)["b.pdf"]["state"] not in ("failed", "quarantined")


def test_the_workbook_counts_every_file_and_leads_to_its_page(desk: Desk) -> None:
    for name, content in {"a.pdf": "report R-1", "b.pdf": "cut", "=c.pdf": "report R-3"}.items():
        desk.put(name, content)
    desk.run()
    book = load_workbook(desk.output / "results.xlsx")
    files, totals = book.worksheets
    assert files.max_row == 4
    assert files.auto_filter.ref == "A1:J4"
    linked = {row[0].value: row[0].hyperlink.target for row in files.iter_rows(min_row=2) if row[0].hyperlink}
    assert linked.keys() == {"a.pdf", "=c.pdf"}
    assert all((desk.output / page.replace("\\", "/")).is_file() for page in linked.values())
    cached = load_workbook(desk.output / "results.xlsx", data_only=True).worksheets[1]
    assert cached.cell(totals.max_row, 2).value == 3


def test_the_index_links_every_page_and_escapes_what_was_printed(desk: Desk) -> None:
    desk.put("a.pdf", "report <script>R-1")
    desk.run()
    page = (desk.output / "index.html").read_text(encoding="utf-8")
    assert rows(desk)["a.pdf"]["page"] in page
    assert "<script>R-1" not in page
