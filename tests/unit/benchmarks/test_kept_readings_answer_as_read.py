from pathlib import Path

import pytest

from benchmarks import kept_readings
from benchmarks.accuracy import read
from benchmarks.folders import short_report
from benchmarks.kept_readings import kept_reading
from models.document import Word
from models.geometry import Box


def test_what_is_kept_gives_the_same_report(tmp_path: Path) -> None:
    data = short_report(7)
    first = read(data, "a.pdf", tmp_path)
    assert first == read(data, "a.pdf")
    assert read(data, "a.pdf", tmp_path) == first


def test_the_document_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = short_report(8)
    read(data, "a.pdf", tmp_path)

    def never(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(kept_readings, "read_document", never)
    assert read(data, "a.pdf", tmp_path).report_number is not None


def test_the_second_look_is_kept_with_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, box = short_report(9), Box(1.00049, 2, 3, 4)
    seen = (Word("Pass", Box(1, 2, 3, 4), 0.75),)
    monkeypatch.setattr(kept_readings, "second_look", lambda *_: lambda _page, _box: seen)
    reading = kept_reading(data, "a.pdf", tmp_path)
    assert reading.look(1, box) == seen
    reading.keep()
    monkeypatch.setattr(kept_readings, "second_look", lambda *_: lambda _page, _box: ())
    assert kept_reading(data, "a.pdf", tmp_path).look(1, box) == seen


def test_another_state_of_the_reading_code_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = short_report(10)
    kept_reading(data, "a.pdf", tmp_path).keep()
    assert not kept_reading(data, "a.pdf", tmp_path).stale
    monkeypatch.setattr(kept_readings, "reading_state", lambda: "another")
    assert kept_reading(data, "a.pdf", tmp_path).stale


def test_a_broken_file_is_read_anew(tmp_path: Path) -> None:
    data = short_report(11)
    reading = kept_reading(data, "a.pdf", tmp_path)
    reading.keep()
    reading.place.write_text("{")
    assert kept_reading(data, "a.pdf", tmp_path).document == reading.document
