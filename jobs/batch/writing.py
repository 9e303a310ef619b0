"""The results of a batch on disk: JSON Lines, CSV, XLSX, Parquet, an HTML index, a page for each verdict."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from catalog import Catalogue
from catalog.texts import Texts
from exports.html_report import html_report
from exports.words import Words
from jobs.batch.outcomes import FileOutcome
from jobs.batch.plan import BatchPlan
from jobs.batch.spreadsheets import write_csv, write_parquet, write_workbook
from models.exceptions import UsageError
from models.verification import Verification

PAGES = "reports"


def write_page(plan: BatchPlan, page: str, result: Verification, catalogue: Catalogue) -> None:
    """Writes a verdict's page, named relative to the output. Raises UsageError where it cannot be written."""
    words = Texts(catalogue, plan.language)
    name = getattr(catalogue.channels[result.channel.id].name, plan.language)
    with _writable(plan.output):
        (plan.output / PAGES).mkdir(parents=True, exist_ok=True)
        _write(plan.output / page, html_report(result, words, plan.language, name))


def write_results(plan: BatchPlan, outcomes: Sequence[FileOutcome], catalogue: Catalogue) -> None:
    """Writes everything; a file is whole or not there. Raises UsageError where the output cannot be used."""
    words = Texts(catalogue, plan.language)
    with _writable(plan.output):
        plan.output.mkdir(parents=True, exist_ok=True)
        _write(plan.output / "results.jsonl", "".join(_line(outcome) for outcome in outcomes))
        write_csv(plan.output / "results.csv", outcomes)
        write_workbook(plan.output / "results.xlsx", outcomes, words)
        write_parquet(plan.output / "results.parquet", outcomes)
        _write(plan.output / "index.html", _index(outcomes, words, plan.language))
        _remove_pages(plan.output / PAGES, {outcome.page for outcome in outcomes})


@contextmanager
def _writable(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        raise UsageError(f"{output} cannot be written to: {cause.strerror or cause}.") from cause


def _line(outcome: FileOutcome) -> str:
    return json.dumps(outcome.as_json(), ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _remove_pages(folder: Path, wanted: set[str | None]) -> None:
    """Takes away the pages of submissions that are no more."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if f"{PAGES}/{entry.name}" not in wanted and entry.name.endswith((".html", ".part")):
                Path(entry.path).unlink(missing_ok=True)


def _index(outcomes: Sequence[FileOutcome], words: Words, language: str) -> str:
    states = sorted({outcome.state for outcome in outcomes})
    return _template().render(outcomes=outcomes, states=states, words=words, language=language)


@cache
def _template() -> Template:
    loader = PackageLoader("exports", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("batch.html")
