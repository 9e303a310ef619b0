from datetime import date
from pathlib import Path

from catalog.files import CatalogueFile, remember, remembered

FILES = (CatalogueFile("channels/a.yaml", {"day": date(2026, 5, 4), "words": ["玩具"]}),)


def test_kept_values_come_back_for_the_same_files_only(tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "catalogue.json"
    remember("digest", FILES, kept)

    assert remembered("digest", kept) == (
        CatalogueFile("channels/a.yaml", {"day": "2026-05-04", "words": ["玩具"]}),
    )
    assert remembered("another", kept) is None
    assert [path.name for path in kept.parent.iterdir()] == ["catalogue.json"]


def test_a_damaged_or_missing_copy_is_no_hindrance(tmp_path: Path) -> None:
    damaged = tmp_path / "catalogue.json"
    damaged.write_text('{"digest": "digest", "files": 3}')

    assert remembered("digest", damaged) is None
    assert remembered("digest", tmp_path / "none.json") is None


def test_where_nothing_may_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    remember("digest", FILES, tmp_path / "file" / "catalogue.json")

    assert [path.name for path in tmp_path.iterdir()] == ["file"]
