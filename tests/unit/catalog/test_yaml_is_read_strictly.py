from datetime import date

import pytest

from catalog.yamlfile import YamlMistake, read_yaml


def test_norway_stays_a_country_and_a_date_becomes_a_day() -> None:
    content = read_yaml(b"country: NO\nanswer: on\nday: 2026-05-04\nclause: '4.10'\nempty:\n").content

    assert content == {
        "country": "NO",
        "answer": "on",
        "day": date(2026, 5, 4),
        "clause": "4.10",
        "empty": None,
    }


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (b"a: 1\nb: 2\na: 3\n", 3, "yaml_duplicate_key"),
        (b"a: 1\nb: 2026-02-31\n", 2, "yaml_date"),
        (b"a: 1\nb: [1, 2\n", 3, "yaml_syntax"),
        (b"a: 1\n? [1, 2]\n: 3\n", 2, "yaml_key"),
        (b"a: 1\nb: \xff\n", 2, "yaml_encoding"),
        (b"a: \x01\n", 1, "yaml_syntax"),
    ],
)
def test_a_mistake_is_told_by_its_line(text: bytes, line: int, reason: str) -> None:
    with pytest.raises(YamlMistake) as caught:
        read_yaml(text)

    assert (caught.value.line, caught.value.reason) == (line, reason)


def test_references_that_multiply_are_stopped() -> None:
    levels = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 9)]

    with pytest.raises(YamlMistake, match="yaml_too_large"):
        read_yaml(b"\n".join(levels))


def test_every_value_knows_its_line() -> None:
    file = read_yaml(b"a:\n  - b: 1\n  - b: 2\n    c: {d: 3}\n", with_lines=True)

    assert file.line_of(("a", 1, "c", "d")) == 4
    assert file.line_of(("a", 1, "missing")) == 3
