"""`greenlane portfolio`: from a folder of results to the SKUs that may travel, and until when."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from catalog.texts import Language, Texts
from cli.output import note, write_bytes, write_result
from models.exceptions import EXIT_UNREADABLE

if TYPE_CHECKING:
    from verifier.portfolio import Eligibility, Portfolio

COLUMNS = ("sku", "channel", "standing", "valid_until", "retest_by", "reports", "reasons", "checked_on")


class PortfolioFormat(StrEnum):
    """How a portfolio is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def portfolio(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Results, as `check --format json` writes them.")
    ],
    at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Seen from this day; today if left out.")
    ] = None,
    skus: Annotated[
        Path | None, typer.Option(help="Your own list, an SKU a line: those in no result were never tested.")
    ] = None,
    soon: Annotated[
        int | None, typer.Option(min=0, help="Days before its end from which an SKU counts as expiring.")
    ] = None,
    form: Annotated[PortfolioFormat, typer.Option("--format", help="How to print.")] = PortfolioFormat.TEXT,
    output: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the answer.")] = Language.ENGLISH,
) -> int:
    """Says of every SKU whether it may travel on a day, expires soon, or was never tested."""
    from catalog import load_catalogue
    from exports.tables import as_csv
    from jobs.results import results_in
    from jobs.shipments import file_text
    from jobs.submission import today_in_ningbo
    from verifier.portfolio import portfolio as seen

    texts = Texts(load_catalogue(), lang)
    own = [line.strip() for line in file_text(skus).splitlines() if line.strip()] if skus else []
    found, left_out = results_in(folder)
    for path in left_out:
        note(texts("portfolio.left_out", file=path))
    if left_out and not found:
        return EXIT_UNREADABLE
    answer = seen(found, at.date() if at else today_in_ningbo(), own, soon)
    if form is PortfolioFormat.JSON:
        write_result(answer.model_dump_json(indent=2), output)
    elif form is PortfolioFormat.CSV:
        write_bytes(as_csv(COLUMNS, [_row(entry) for entry in answer.entries]), output)
    else:
        write_result("\n".join(_lines(answer, texts)), output)
    return 0


def _row(entry: "Eligibility") -> list[object]:
    joined = {"reports": ", ".join(entry.reports), "reasons": ", ".join(entry.reasons)}
    return [joined.get(column, getattr(entry, column)) for column in COLUMNS]


def _lines(answer: "Portfolio", texts: Texts) -> list[str]:
    """The SKUs by standing, those that may travel first."""
    from verifier.portfolio import Standing

    lines = [texts("portfolio.on", date=answer.on)]
    for standing in Standing:
        entries = answer.standing(standing)
        if entries:
            lines += ["", f"{texts(f'web.standing.{standing}')} ({len(entries)})"]
            lines += [f"  {_line(entry, texts)}" for entry in entries]
    return lines


def _line(entry: "Eligibility", texts: Texts) -> str:
    parts = [entry.sku, entry.channel, ", ".join(entry.reports)]
    if entry.valid_until:
        until = {"date": entry.valid_until, "retest_by": entry.retest_by or "–"}
        parts.append(texts("portfolio.until", **until))
    parts.append(", ".join(entry.reasons))
    return "  ".join(part for part in parts if part)
