"""The results of a batch on disk: JSON Lines, CSV, XLSX, Parquet, an HTML index, a page for each verdict."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog import Catalogue
from catalog.texts import Texts
from exports.html_report import html_report
from exports.words import Words
from jobs.batch.outcomes import FileOutcome
from jobs.batch.plan import BatchPlan
from jobs.batch.spreadsheets import write_csv, write_parquet, write_workbook
from models.exceptions import UsageError
from models.verification import Verification


@dataclass(frozen=True, slots=True)
class Report:
    """A verdict and the page that it is written to, relative to the output folder."""

    page: str
    result: Verification


def write_results(
    plan: BatchPlan, outcomes: Sequence[FileOutcome], reports: Sequence[Report], catalogue: Catalogue
) -> None:
    """Writes everything; a file is whole or not there. Raises UsageError where the output cannot be used."""
    try:
        (plan.output / "reports").mkdir(parents=True, exist_ok=True)
        words = Texts(catalogue, plan.language)
        _write(plan.output / "results.jsonl", "".join(_line(outcome) for outcome in outcomes))
        write_csv(plan.output / "results.csv", outcomes)
        write_workbook(plan.output / "results.xlsx", outcomes)
        write_parquet(plan.output / "results.parquet", outcomes)
        _write(plan.output / "index.html", _index(outcomes, words, plan.language))
        for report in reports:
            name = getattr(catalogue.channels[report.result.channel.id].name, plan.language)
            _write(plan.output / report.page, html_report(report.result, words, plan.language, name))
    except OSError as cause:
        raise UsageError(f"{plan.output} cannot be written to: {cause.strerror or cause}.") from cause


def _line(outcome: FileOutcome) -> str:
    return json.dumps(outcome.as_row(), ensure_ascii=False, default=str) + "\n"


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _index(outcomes: Sequence[FileOutcome], words: Words, language: str) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("exports", "templates"), autoescape=True, undefined=StrictUndefined
    )
    states = sorted({outcome.state for outcome in outcomes})
    return environment.get_template("batch.html").render(
        outcomes=outcomes, states=states, words=words, language=language
    )
