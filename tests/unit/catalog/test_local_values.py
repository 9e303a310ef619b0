from pathlib import Path

import pytest

from catalog import Catalogue, load_catalogue
from catalog.layering import LOCAL
from catalog.local_file import load_local, read_local
from models.channel import LaboratoryAccreditationDemand, ReportValidityDemand, RequirementId
from models.exceptions import FileMissing, InvalidLocalValues, NotAFile
from models.laboratory import Standing

FILE = b"""
verification_hosts: [Verify.Example-Lab.com]
accreditation_schemes: [CPSC, CNAS, HOKLAS]
validity: {default_days: 300, physical_days: 90}
requirements: {port: {outcome_when_not_met: needs_review}}
laboratories: [{name: Example Lab, accreditations: [{scheme: CNAS, number: L0000}]}]
"""


@pytest.fixture(scope="module")
def layered() -> Catalogue:
    return load_catalogue(read_local(FILE, "local.yaml"))


def test_hosts_are_added_in_small_letters(layered: Catalogue) -> None:
    own = [host for host in layered.hosts if LOCAL in host.source]

    assert [host.host for host in own] == ["verify.example-lab.com"]
    assert len(layered.hosts) == len(load_catalogue().hosts) + 1


def test_schemes_replace_the_channels_list_and_say_so(layered: Catalogue) -> None:
    for channel in layered.channels.values():
        for demand in channel.requirements:
            if isinstance(demand, LaboratoryAccreditationDemand):
                assert demand.schemes.value == ("CPSC", "CNAS", "HOKLAS")
                assert demand.schemes.source == (LOCAL,)
                assert LOCAL in channel.sources


def test_windows_are_replaced_by_kind(layered: Catalogue) -> None:
    demands = [
        demand
        for demand in layered.channels["ningbo-infant-code"].requirements
        if isinstance(demand, ReportValidityDemand)
    ]

    assert demands[0].default_days.value == 300
    assert [window.days.value for window in demands[0].windows] == [90]
    assert demands[0].windows[0].days.source == (LOCAL,)


def test_a_regraded_requirement_names_the_local_file(layered: Catalogue) -> None:
    demands = {demand.id: demand for demand in layered.channels["ningbo-stem-toy"].requirements}

    assert demands[RequirementId.PORT].outcome_when_not_met == "needs_review"
    assert LOCAL in demands[RequirementId.PORT].source
    assert demands[RequirementId.DESTINATION].outcome_when_not_met == "not_met"


def test_own_laboratories_are_added(layered: Catalogue) -> None:
    own = [one for one in layered.laboratories if LOCAL in one.source]

    assert [(one.scheme, one.number, one.standing) for one in own] == [("CNAS", "L0000", Standing.ACCEPTED)]


def test_the_shipped_catalogue_stays_as_it_is(layered: Catalogue) -> None:
    assert layered.local is not None
    assert load_catalogue().local is None
    assert LOCAL not in load_catalogue().channels["ningbo-stem-toy"].sources


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"accreditation_schemes: [CNSA]\n", "no accreditation scheme 'CNSA'"),
        (b"verification_hosts: ['https://example.com']\n", "not a host name"),
        (b"hs_pilot_list: [toys]\n", "not an HS code"),
        (b"validity: {default_days: 0}\n", "line 1: validity.default_days"),
        (b"verification_host: [a.example.com]\n", "line 1: verification_host"),
        (b"requirements: {ports: {outcome_when_not_met: met}}\n", "line 1: requirements"),
        (b"- a\n", "holds no fields"),
        (b"a: [\n", "local.yaml, line 2"),
        (b"laboratories: [{name: A, accreditations: [{scheme: XYZ, number: '1'}]}]\n", "scheme 'XYZ'"),
    ],
)
def test_a_mistake_is_told(text: bytes, said: str) -> None:
    with pytest.raises(InvalidLocalValues) as caught:
        load_catalogue(read_local(text, "local.yaml"))

    assert said in caught.value.message


def test_a_missing_file_or_a_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        load_local(tmp_path / "none.yaml")
    with pytest.raises(NotAFile):
        load_local(tmp_path)


def test_json_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "local.json"
    path.write_text('{"verification_hosts": ["verify.example-lab.com"]}')

    assert load_local(path).verification_hosts == ("verify.example-lab.com",)
