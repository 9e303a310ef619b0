import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from catalog import load_catalogue

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = spec_from_file_location("schemas", ROOT / "scripts" / "schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_schemas_are_those_of_the_models(script: ModuleType) -> None:
    assert script.stale() == [], "run scripts/schemas.py"
    assert {path.name for path in script.FOLDER.glob("*.json")} == script.schemas().keys()


def test_every_shipped_channel_satisfies_its_schema(script: ModuleType) -> None:
    schema = json.loads((script.FOLDER / "channel.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)

    for channel in load_catalogue().channels.values():
        validator.validate(channel.model_dump(mode="json"))
