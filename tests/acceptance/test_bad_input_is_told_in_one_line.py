"""What cannot be used is told in one line that says what to do, with the right exit code and no traceback."""

from pathlib import Path

import pikepdf
import pytest

from tests.acceptance.running import SAMPLE, Ran, greenlane


def locked(folder: Path) -> Path:
    path = folder / "locked.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path, encryption=pikepdf.Encryption(user="secret", owner="owner"))
    return path


def made(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.pdf"
    match kind:
        case "missing":
            return path
        case "directory":
            path.mkdir()
        case "text":
            path.write_text("Not a PDF at all.")
        case "empty":
            path.touch()
        case "truncated":
            path.write_bytes((SAMPLE / "report.pdf").read_bytes()[:30_000])
        case "locked":
            return locked(folder)
    return path


@pytest.mark.parametrize(
    ("kind", "code", "advice"),
    [
        ("missing", 2, "Check the path"),
        ("directory", 2, "greenlane batch"),
        ("text", 4, "renaming a file"),
        ("empty", 4, "Send the file again"),
        ("truncated", 4, "its end is missing"),
        ("locked", 4, "without an opening password"),
    ],
)
def test_one_line_and_the_right_code(tmp_path: Path, kind: str, code: int, advice: str) -> None:
    ran = greenlane("check", made(tmp_path, kind), "--channel", "ningbo-stem-toy")
    _told(ran, code, advice)


def test_an_unknown_channel_names_those_there_are(tmp_path: Path) -> None:
    ran = greenlane("check", SAMPLE / "report.pdf", "--channel", "nowhere")
    _told(ran, 2, "ningbo-stem-toy")


def test_a_shipment_with_a_mistake_names_the_field(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("lines: [{description: toy}]")
    ran = greenlane(
        "check", SAMPLE / "report.pdf", "--channel", "ningbo-stem-toy", "--shipment", tmp_path / "s.yaml"
    )
    _told(ran, 2, "lines.0.sku")


def test_a_locked_paper_beside_a_good_one_keeps_it_from_ready(tmp_path: Path) -> None:
    ran = greenlane(
        "check", SAMPLE / "report.pdf", locked(tmp_path), "--channel", "ningbo-stem-toy",
        "--shipment", SAMPLE / "shipment.yaml", "--as-of", "2026-11-20", "--format", "json",
    )  # fmt: skip
    assert (ran.code, ran.data["verdict"]) == (3, "needs_review")
    assert "locked.pdf" in ran.err


def _told(ran: Ran, code: int, advice: str) -> None:
    assert ran.code == code
    assert advice in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert "Traceback" not in ran.err
    assert ran.out == ""
