from pathlib import Path

import pytest

from catalog.check import check_channel_file
from catalog.files import HERE

SHIPPED = sorted((HERE / "channels").glob("*.yaml"))
INFANT = (HERE / "channels" / "ningbo-infant-code.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_channels_have_no_mistake(path: Path) -> None:
    assert check_channel_file(path) == ()


SOURCE = "source: [notice-infant]\n    accepted"


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ('version: "2026.1"', "version: 2026.1", "version", "where text is wanted"),
        ("  en: Release by", "\ten: Release by", "", "A tab stands here"),
        ("id: ningbo-infant-code", "id: Ningbo Code", "id", "cannot be the id"),
        ("id: clause-coverage", "id: clause-coverge", "[clause-coverge]", "no requirement clause-coverge"),
        ("id: test-date\n", "ids: test-date\n", "[4]", "does not say which one"),
        ("mode: listed_items", "mode: listed_item", "[clause-coverage].mode", "not allowed"),
        ("mode: listed_items", "mode: listed_clauses", "[clause-coverage].mode", "needs the list clauses"),
        ("standard: GB 31701-2026", "standard: GB 31701", "[clause-coverage].standard", "no standard"),
        ("burning, filling", "burning, flaming", ".items.value[17]", "no item flaming"),
        ("burning, filling", "burning, burning", ".items.value[17]", "twice"),
        ("cords, needles]\n      status", "cords]\n      status", ".required_count.value", "announced, 20"),
        ("days: {value: 183", "days: {value: 0", ".windows[1].days.value", "at least one day"),
        ("default_days: {value: 365,", "default_days: {value: a year,", ".value", "no whole number"),
        ("[CNAS, CMA]", "[CNAS, CMS]", ".schemes.value[2]", "scheme CMS"),
        ("locode: CNNGB", "locode: Ningbo", ".ports.value[1].locode", "no UN/LOCODE"),
        ("value: 2026-05-11", "value: 11 May 2026", "valid_from.value", "no date"),
        ("value: null, status", "value: 2026-05-01, status", "valid_to", "ends before it begins"),
        ("id: results-pass\n", "id: results-pass\n    sorce: [x]\n", ".sorce", "no field sorce"),
        (SOURCE, SOURCE.replace("[notice-infant]", "notice-infant"), ".source", "A list is wanted"),
        (SOURCE, SOURCE.replace("notice-infant", "rumour"), ".source[1]", "source rumour"),
        (f"status: confirmed\n    {SOURCE}", SOURCE, "[document-kind].status", "is missing"),
        ('"8715"', '"87.15"', ".hs_prefixes.value[1]", "no HS code"),
        ("review_others: {value: true,", "review_others: {value: maybe,", ".value", "neither true nor false"),
        ("hosts: {value: []", "hosts: {value: [https://example.com]", ".hosts.value[1]", "no host name"),
        ("valid_to:", "replaced_by: elsewhere\nvalid_to:", "replaced_by", "no channel elsewhere"),
    ],
)
def test_a_mistake_is_told_by_field_and_line(
    tmp_path: Path, old: str, new: str, field: str, said: str
) -> None:
    assert old in INFANT
    text = INFANT.replace(old, new, 1)
    path = tmp_path / "edited.yaml"
    path.write_text(text, encoding="utf-8")

    problem = next(one for one in check_channel_file(path) if one.where.endswith(field))

    assert said in problem.message.en
    assert all((problem.message.zh, problem.remedy.en, problem.remedy.zh))
    lines = zip(INFANT.splitlines(), text.splitlines(), strict=False)
    changed = next(number for number, (before, after) in enumerate(lines, start=1) if before != after)
    assert abs(problem.line - changed) <= 4


def test_every_mistake_is_told_not_only_the_first(tmp_path: Path) -> None:
    path = tmp_path / "edited.yaml"
    path.write_text(INFANT.replace("CMA]", "CMS]").replace("locode: CNNGB", "locode: NGB"), encoding="utf-8")

    assert [problem.where.partition("]")[0] for problem in check_channel_file(path)] == [
        "requirements[laboratory-accreditation",
        "requirements[port",
    ]


@pytest.mark.parametrize("text", ["", "just words", "- a\n- list\n", "id: [unclosed\n"])
def test_what_is_no_channel_at_all_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "edited.yaml"
    path.write_text(text)

    assert len(check_channel_file(path)) == 1
