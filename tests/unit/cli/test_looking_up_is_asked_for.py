"""`check --lookup` asks within the limits of the settings; without it nothing is asked."""

from collections.abc import Iterator

import pytest

from catalog import load_catalogue
from cli.check import _asked
from jobs.lookup import looking_up
from jobs.lookup.asking import Answer, Ask, Limits
from jobs.settings import settings
from tests.builders.infants import infant_report
from tests.builders.toys import NUMBER


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Limits]]:
    """The limits that a question was given; every platform answers with the number."""
    limits: list[Limits] = []

    def asker(hosts: tuple[str, ...], own: Limits) -> Ask:
        limits.append(own)
        return lambda address: Answer(200, NUMBER.encode())

    monkeypatch.setattr(looking_up, "asker", asker)
    monkeypatch.setenv("GREENLANE_LOOKUP_SECONDS", "2")
    monkeypatch.setenv("GREENLANE_LOOKUP_BYTES", "4096")
    monkeypatch.setenv("GREENLANE_LOOKUP_CHECK_SECONDS", "9")
    settings.cache_clear()
    yield limits
    settings.cache_clear()


def test_facts_within_the_limits_of_the_settings(given: list[Limits]) -> None:
    catalogue = load_catalogue()
    facts = _asked([infant_report()], catalogue.channels["ningbo-infant-code"], catalogue)
    assert [one.state for one in facts.lookups] == ["found"]
    assert given == [Limits(seconds=2, size_bytes=4096, private=False, all_seconds=9)]
