"""docs/channels.md adds a channel for EN 71 in one YAML file; this does it with the document's own words."""

from pathlib import Path

import pytest

from catalog import Catalogue, load_catalogue
from catalog.check import check_channel_file
from catalog.local_file import load_local, read_local
from models.channel import ClauseCoverageDemand, RequirementId
from models.exceptions import FileMissing, InvalidLocalValues
from tests.builders.documents import DOCS, yaml_block


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("eu-toy-en71.yaml", "local.yaml"):
        (tmp_path / name).write_text(yaml_block("channels.md", name), encoding="utf-8")
    (tmp_path / "cpsc.csv").write_text("Lab ID,Name\n1234,A Lab\n")
    return tmp_path


@pytest.fixture
def catalogue(folder: Path) -> Catalogue:
    return load_catalogue(load_local(folder / "local.yaml"))


def test_the_documents_channel_has_no_mistake(folder: Path) -> None:
    assert check_channel_file(folder / "eu-toy-en71.yaml") == ()


def test_it_stands_beside_the_shipped_channels(catalogue: Catalogue) -> None:
    assert catalogue.channels.keys() == load_catalogue().channels.keys() | {"eu-toy-en71"}


def test_it_asks_for_the_clauses_that_the_standard_triggers(catalogue: Catalogue) -> None:
    demands = {demand.id: demand for demand in catalogue.channels["eu-toy-en71"].requirements}
    coverage = demands[RequirementId.CLAUSE_COVERAGE]

    assert isinstance(coverage, ClauseCoverageDemand)
    clauses = {clause.number: clause for clause in catalogue.standards[coverage.standard].clauses}
    assert clauses["4.23"].when.feature == "magnet"
    assert clauses["4.7"].when.always


def test_a_broken_own_channel_is_told_by_its_line(folder: Path) -> None:
    path = folder / "eu-toy-en71.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("DAkkS", "DACS"), encoding="utf-8")

    with pytest.raises(InvalidLocalValues, match=r"eu-toy-en71.yaml, line \d+: .*DACS"):
        load_catalogue(load_local(folder / "local.yaml"))


def test_a_shipped_channel_is_not_replaced_in_silence(folder: Path) -> None:
    path = folder / "eu-toy-en71.yaml"
    text = path.read_text(encoding="utf-8").replace("id: eu-toy-en71", "id: ningbo-stem-toy")
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InvalidLocalValues, match="already"):
        load_catalogue(load_local(folder / "local.yaml"))


def test_a_missing_own_channel_is_told() -> None:
    with pytest.raises(FileMissing, match="none"):
        load_catalogue(read_local(b"channels: [none.yaml]\n", "local.yaml"))


def test_the_document_names_every_requirement_and_shipped_channel() -> None:
    text = (DOCS / "channels.md").read_text(encoding="utf-8")

    assert [name for name in (*RequirementId, *load_catalogue().channels) if f"`{name}`" not in text] == []
