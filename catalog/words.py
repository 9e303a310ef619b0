"""The words of laboratories and the messages for brokers, from their files.

`vocabulary/labels.yaml`, `columns.yaml`, `results.yaml` and `analytes.yaml` hold what their names say; every
other file of the folder holds further named lists. `messages/<part>.<language>.yaml` map codes to texts.
"""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from catalog.files import CatalogueFile
from models.exceptions import InvalidCatalogue
from models.knowledge import MessageEntry, Vocabulary

_SECTIONS = ("labels", "columns", "results", "analytes")
_MESSAGES = TypeAdapter(dict[str, MessageEntry])


def read_vocabulary(files: tuple[CatalogueFile, ...]) -> Vocabulary:
    """All vocabulary files together; a name that stands in two files is a mistake."""
    found: dict[str, Any] = {"labels": {}, "columns": {}, "results": {}, "analytes": [], "terms": {}}
    for file in files:
        section = file.stem if file.stem in _SECTIONS else "terms"
        if section == "analytes":
            found[section] = file.content
        else:
            _join(found[section], file)
    try:
        return Vocabulary.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidCatalogue(f"vocabulary: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def read_messages(files: tuple[CatalogueFile, ...]) -> dict[str, dict[str, MessageEntry]]:
    """Language to code to text; a code that stands in two parts of a language is a mistake."""
    languages: dict[str, dict[str, Any]] = {}
    for file in files:
        language = file.stem.rpartition(".")[2]
        _join(languages.setdefault(language, {}), file)
    try:
        return {language: _MESSAGES.validate_python(texts) for language, texts in languages.items()}
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidCatalogue(f"messages: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _join(into: dict[str, Any], file: CatalogueFile) -> None:
    twice = into.keys() & file.content.keys()
    if twice:
        raise InvalidCatalogue(f"{file.name}: {', '.join(sorted(twice))} stands in another file as well")
    into.update(file.content)
