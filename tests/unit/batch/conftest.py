"""A folder, its batch and hands that read at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from jobs.batch import Batch, BatchPlan, BatchSummary
from jobs.settings import read_settings
from jobs.store import open_store
from tests.builders.hands import PromptHands


@dataclass
class Desk:
    """A batch that can be run again and again, and what its hands were given."""

    batch: Batch
    hands: PromptHands

    @property
    def folder(self) -> Path:
        return self.batch.plan.folder

    @property
    def output(self) -> Path:
        return self.batch.plan.output

    def put(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run(self) -> BatchSummary:
        return self.batch.run(self.hands)


@pytest.fixture
def desk_of(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes a batch over the folder; the next one has the same store, as a run after a stop has."""
    made: list[Batch] = []

    def make(retry: str | None = None, language: str = "en", **given: object) -> Desk:
        (tmp_path / "papers").mkdir(exist_ok=True)
        settings = read_settings(data_dir=tmp_path / "data", **given)
        plan = BatchPlan(
            tmp_path / "papers", "ningbo-stem-toy", tmp_path / "out", date(2026, 11, 20), retry=retry,
            language=language,
        )  # fmt: skip
        batch = Batch(plan, settings, open_store(settings))
        made.append(batch)
        return Desk(batch, PromptHands(batch.store, batch.extractions))

    yield make
    for batch in made:
        batch.store.engine.dispose()


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of()
