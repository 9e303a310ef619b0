"""From YAML files to the catalogue, validated."""

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from catalog.catalogue import Catalogue
from catalog.files import CatalogueFile, digest_of, parse_files, read_files, remember, remembered
from catalog.layering import with_local
from catalog.validation import require_sound
from catalog.words import read_messages, read_vocabulary
from models.channel import Channel
from models.exceptions import InvalidCatalogue
from models.knowledge import Feature, Host
from models.laboratory import KnownLaboratory, ListedLaboratory, ListWords, Scheme
from models.local import LocalValues
from models.sourced import Source
from models.standard import Standard

Model = TypeVar("Model", bound=BaseModel)
Files = tuple[CatalogueFile, ...]


def load_catalogue(local: LocalValues | None = None) -> Catalogue:
    """The catalogue, with a user's own values layered over it where given.

    Read once a process; raises `InvalidCatalogue` naming file and place where a file cannot be used.
    """
    return _shipped() if local is None else with_local(_shipped(), local)


@cache
def _shipped() -> Catalogue:
    raw = read_files()
    digest = digest_of(raw)
    files = remembered(digest)
    if files is not None:
        return build_catalogue(files, digest)
    files = parse_files(raw)
    catalogue = build_catalogue(files, digest)
    require_sound(catalogue)
    remember(digest, files)
    return catalogue


def load_knowledge() -> Catalogue:
    """The catalogue without its channels: what an edited channel file is checked against."""
    raw = {name: data for name, data in read_files().items() if not name.startswith("channels/")}
    return build_catalogue(parse_files(raw), digest_of(raw))


def build_catalogue(files: Files, digest: str) -> Catalogue:
    """Puts the files together; each is valid by itself, `require_sound` checks them against each other."""
    return Catalogue(
        channels=_by("id", [model(Channel, file.content, file.name) for file in _in("channels", files)]),
        standards=_by("key", [entry for file in _in("standards", files) for entry in read_standards(file)]),
        features=_by("key", _section(Feature, "features", _in("", files))),
        schemes=_by("id", _section(Scheme, "schemes", _in("laboratories", files))),
        laboratories=tuple(_section(ListedLaboratory, "laboratories", _in("laboratories", files))),
        known_laboratories=tuple(_section(KnownLaboratory, "known", _in("laboratories", files))),
        list_words=_only(ListWords, "laboratories/lists.yaml", files),
        hosts=tuple(_section(Host, "hosts", _in("", files))),
        vocabulary=read_vocabulary(_in("vocabulary", files)),
        messages=read_messages(_in("messages", files)),
        sources=_sources((*_in("", files), *_in("laboratories", files))),
        digest=digest,
    )


def model(kind: type[Model], content: Any, where: str) -> Model:
    """Validates one record; raises `InvalidCatalogue` that names the place."""
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InvalidCatalogue(f"{where}: {place}: {first['msg']}") from error


def read_standards(file: CatalogueFile) -> list[Standard]:
    """The standards of a file: one, or a list of `standards`; each once for every one of its `editions`.

    What stands beside `standards` holds for each of them, what stands beside `editions` for each edition.
    `joiner` stands between designation and edition in the key: "-" unless the file says otherwise.
    """
    standards = _spread(file.content, "standards")
    entries = [edition for standard in standards for edition in _spread(standard, "editions")]
    return [model(Standard, _keyed(entry), file.name) for entry in entries]


def _spread(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    shared = {key: value for key, value in content.items() if key != name}
    return [{**shared, **entry} for entry in content.get(name, [{}])]


def _keyed(entry: dict[str, Any]) -> dict[str, Any]:
    joiner, edition = entry.pop("joiner", "-"), entry.get("edition")
    key = f"{entry.get('designation')}{joiner}{edition}" if edition else entry.get("designation")
    return {"key": key, "edition": None, **entry}


def _in(folder: str, files: Files) -> Files:
    return tuple(file for file in files if file.folder == folder)


def _section(kind: type[Model], name: str, files: Files) -> list[Model]:
    return [model(kind, entry, file.name) for file in files for entry in file.content.get(name, [])]


def _only(kind: type[Model], name: str, files: Files) -> Model:
    content = next((file.content for file in files if file.name == name), None)
    return model(kind, content, name)


def _sources(files: Files) -> dict[str, Source]:
    return {
        name: model(Source, entry, file.name)
        for file in files
        for name, entry in file.content.get("sources", {}).items()
    }


def _by(attribute: str, entries: list[Model]) -> dict[str, Model]:
    found: dict[str, Model] = {}
    for entry in entries:
        key = getattr(entry, attribute)
        if key in found:
            raise InvalidCatalogue(f"{key} stands twice in the catalogue")
        found[key] = entry
    return found
