"""Accept-Language, Prefer and file names as clients send them, mangled ones included."""

import pytest

from api.language import wanted_language
from api.uploads import shown_name
from api.waiting import preferred_wait


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("fr, zh;q=0.5", "zh"),
        ("zh;q=0", "en"),
        ("zh;q=nan-sense", "en"),
        (";;;,,,", "en"),
    ],
)
def test_the_preferred_language(header: str | None, language: str) -> None:
    assert wanted_language(header) == language


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        ("wait=30", 30),
        ("respond-async, wait=10", 10),
        ('WAIT = "7"', 7),
        ("wait=99999", 60),
        ("wait=-1", 0),
        ("await=5", 0),
    ],
)
def test_the_preferred_wait(header: str | None, seconds: int) -> None:
    assert preferred_wait(header, 60) == seconds


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (None, "document"),
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\a.pdf", "a.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("..", ".."),
        ("检测报告.pdf", "检测报告.pdf"),
        ("/", "document"),
    ],
)
def test_names_lose_folders_and_controls(name: str | None, shown: str) -> None:
    assert shown_name(name) == shown
