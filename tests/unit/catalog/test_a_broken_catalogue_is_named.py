import pytest

from catalog.files import parse_files, read_files
from catalog.loading import build_catalogue
from catalog.validation import require_sound
from models.exceptions import InvalidCatalogue


def broken(name: str, old: str, new: str) -> None:
    files = read_files()
    text = files[name].decode()
    assert old in text
    files[name] = text.replace(old, new, 1).encode()
    require_sound(build_catalogue(parse_files(files), "digest"))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("standards/astm-f963.yaml", "{feature: magnet}", "{feature: magnets}", "unknown_feature.*magnets"),
        ("standards/astm-f963.yaml", 'number: "4.39"', 'number: "4.38"', "duplicate.*4.38"),
        ("standards/astm-f963.yaml", "when: {always: true}", "when: {}", "exactly one of always"),
        ("standards/astm-f963.yaml", "source: [general]}", "source: [hearsay]}", "unknown_source.*hearsay"),
        (
            "standards/en-71-1.yaml",
            "when: {always: true}",
            "when: {always: true, feature: ball}",
            "exactly one",
        ),
        ("features.yaml", "implies: [battery]", "implies: [batery]", "unknown_feature.*batery"),
        ("hosts.yaml", "host: sgs.com", "host: cnas.org.cn", "duplicate.*cnas.org.cn"),
        ("laboratories/standings.yaml", 'number: "1843"', 'number: "18435"', "malformed_number.*18435"),
        ("laboratories/schemes.yaml", "'\\d{4}'", "'(\\d+)+'", "regex_slow"),
        ("laboratories/schemes.yaml", "'\\d{4}'", "'[0-9'", "regex_broken"),
        ("channels/ningbo-stem-toy.yaml", "id: test-date", "id: results-pass", "duplicate.*results-pass"),
        (
            "channels/ningbo-stem-toy.yaml",
            "id: ningbo-stem-toy\n",
            "id: ningbo-infant-code\n",
            "stands twice",
        ),
        ("channels/ningbo-infant-code.yaml", "value: 21,", "value: 12,", "count_disagrees"),
    ],
)
def test_the_mistake_is_said(name: str, old: str, new: str, said: str) -> None:
    with pytest.raises(InvalidCatalogue, match=f"(?s){said}"):
        broken(name, old, new)


def test_a_missing_part_is_said() -> None:
    files = read_files()
    del files["vocabulary/analytes.yaml"]

    with pytest.raises(InvalidCatalogue, match=r"vocabulary\.analytes: part_missing"):
        require_sound(build_catalogue(parse_files(files), "digest"))


def test_file_and_line_are_said_where_the_yaml_is_broken() -> None:
    with pytest.raises(InvalidCatalogue, match=r"hosts\.yaml, line 1"):
        parse_files({"hosts.yaml": b"hosts: ]\n"})
