"""spaCy's matcher without spaCy's command line.

`import spacy` also loads its command line: a web client, a template engine and a project manager, a third of
its import time, for commands that download models over the network. Greenlane matches phrases and downloads
nothing, so those two modules are stood in for while spaCy loads, and only then.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from types import ModuleType
from typing import Any

COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
_loading = Lock()


@cache
def spacy_parts() -> tuple[Any, Any, Any]:
    """spaCy's `PhraseMatcher`, `Doc` and `Vocab`; loaded once, from whichever thread asks first."""
    with _loading, _without_command_line():
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab
    return PhraseMatcher, Doc, Vocab


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Puts empty modules in the place of spaCy's command line, unless spaCy is there already."""
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in COMMAND_LINE}
    stand_ins["spacy.cli"].__path__ = []
    vars(stand_ins["spacy.cli.info"])["info"] = None
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in COMMAND_LINE:
            sys.modules.pop(name, None)
