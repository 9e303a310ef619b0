"""A verdict as a person reads it in a terminal: the worst first, each with what to do."""

from collections.abc import Iterable
from io import StringIO
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from catalog.texts import Texts
from models.sourced import Status
from models.verification import Coverage, Finding, Outcome, Verdict, Verification

STYLES = {Verdict.READY: "green", Verdict.NOT_READY: "red", Verdict.NEEDS_REVIEW: "yellow"}
MARKS = {
    Outcome.NOT_MET: ("✗", "red"),
    Outcome.NEEDS_REVIEW: ("?", "yellow"),
    Outcome.MET: ("✓", "green"),
    Outcome.NOT_APPLICABLE: ("–", "dim"),
}
NO_REPORT = "submission.no-report"
WIDTH_OF_FILES = 100


def verdict_text(verification: Verification, texts: Texts, with_shipment: bool, colour: bool) -> str:
    """The whole answer as text; with `colour` for a terminal, else plain and at a fixed width."""
    out = StringIO()
    console = (
        Console(file=out, force_terminal=True)
        if colour
        else Console(file=out, no_color=True, width=WIDTH_OF_FILES, highlight=False)
    )
    console.print(_verdict(verification, texts, with_shipment))
    said = [one for one in verification.findings if one.reason != NO_REPORT]
    for outcome in (Outcome.NOT_MET, Outcome.NEEDS_REVIEW):
        for finding in (one for one in said if one.outcome is outcome):
            console.print(_finding(finding, texts))
    console.print(_not_judged(verification, texts))
    console.print(_met(verification, texts))
    console.print(_coverage(verification, texts))
    console.print(_closing(verification, texts))
    return out.getvalue()


def _verdict(verification: Verification, texts: Texts, with_shipment: bool) -> RenderableType:
    style = STYLES[verification.verdict]
    channel = texts.catalogue.channels[verification.channel.id]
    lines = [
        Text(texts(f"verdict.{verification.verdict}"), style=f"bold {style}"),
        Text(texts(f"verdict.{verification.verdict}.long")),
        Text(
            f"{getattr(channel.name, texts.language)} ({verification.channel.id} "
            f"{verification.channel.version}), {texts('as_of', date=verification.as_of)}",
            style="dim",
        ),
    ]
    if verification.valid_until is not None:
        key = "valid_until" if verification.verdict is Verdict.READY else "valid_until.open"
        lines.append(Text(texts(key, date=verification.valid_until, retest_by=verification.retest_by)))
    if not with_shipment:
        lines.append(Text(texts("no_shipment", verdict=texts(f"verdict.{verification.report_verdict}"))))
    return Panel(Group(*lines), border_style=style, expand=False)


def _finding(finding: Finding, texts: Texts) -> RenderableType:
    mark, style = MARKS[finding.outcome]
    star = "*" if finding.status is Status.PROVISIONAL else ""
    head = Text.assemble(
        (f"{mark} ", f"bold {style}"),
        (f"{texts(f'requirement.{finding.requirement}')}{star}", "bold"),
        (f"  {_subject(finding)}", "dim"),
    )
    parts: list[RenderableType] = [head, Padding(Text(finding.message), (0, 0, 0, 2))]
    for evidence in finding.evidence[:3]:
        place = f"{evidence.file_name}, {texts('page', page=evidence.page)}: {_short(evidence.text)}"
        parts.append(Padding(Text(place, style="dim"), (0, 0, 0, 4)))
    if finding.remedy:
        parts.append(Padding(Text.assemble(("→ ", style), finding.remedy), (0, 0, 0, 2)))
    if finding.local:
        parts.append(Padding(Text(texts("local", names=", ".join(finding.local)), style="dim"), (0, 0, 0, 2)))
    return Padding(Group(*parts), (1, 0, 0, 0))


def _not_judged(verification: Verification, texts: Texts) -> RenderableType:
    """What waits for a report, in one place: the remedy is the same for all of it."""
    waiting = [one for one in verification.findings if one.reason == NO_REPORT]
    if not waiting:
        return Text("")
    points = ", ".join(dict.fromkeys(texts(f"requirement.{one.requirement}") for one in waiting))
    mark, style = MARKS[Outcome.NEEDS_REVIEW]
    head = Text.assemble((f"{mark} ", f"bold {style}"), texts("not_judged", points=points))
    remedy = Padding(Text.assemble(("→ ", style), waiting[0].remedy or ""), (0, 0, 0, 2))
    return Padding(Group(head, remedy), (1, 0, 0, 0))


def _subject(finding: Finding) -> str:
    return " · ".join(name for name in (finding.subject.line, finding.subject.report) if name)


def _short(text: str, longest: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def _met(verification: Verification, texts: Texts) -> RenderableType:
    met = [one.requirement for one in verification.findings if one.outcome is Outcome.MET]
    open_points = {
        one.requirement
        for one in verification.findings
        if one.outcome not in (Outcome.MET, Outcome.NOT_APPLICABLE)
    }
    names = [
        texts(f"requirement.{requirement}")
        for requirement in dict.fromkeys(met)
        if requirement not in open_points
    ]
    if not names:
        return Text("")
    line = Text.assemble(("✓ ", "bold green"), texts("met_points", points=", ".join(names)))
    return Padding(line, (1, 0, 0, 0))


def _coverage(verification: Verification, texts: Texts) -> RenderableType:
    """The clauses that are required, standard by standard; those in order in one line each."""
    tables = [
        _coverage_table(standard, list(rows), texts)
        for standard, rows in groupby(_required(verification.coverage), key=lambda row: row.standard)
    ]
    return Group(*tables)


def _required(coverage: Iterable[Coverage]) -> list[Coverage]:
    required = [row for row in coverage if row.required_because]
    return sorted(required, key=lambda row: (row.standard, row.line or ""))


def _coverage_table(standard: str, rows: list[Coverage], texts: Texts) -> RenderableType:
    table = Table(title=texts("coverage", standard=standard), title_justify="left", box=None, pad_edge=False)
    for column in ("line", "clause", "title", "because", "result", "outcome"):
        table.add_column(texts(f"coverage.{column}"))
    known = texts.catalogue.standards.get(standard)
    items = {item.key for item in known.items} if known else set()
    for row in rows:
        mark, style = MARKS[row.outcome]
        table.add_row(
            row.line or "",
            row.clause if row.clause not in items else "",
            row.title,
            row.required_because or "",
            texts(f"web.result.{row.result}") if row.result else texts("coverage.none"),
            Text(f"{mark} {texts(f'outcome.{row.outcome}')}", style=style),
        )
    return Padding(table, (1, 0, 0, 0))


def _closing(verification: Verification, texts: Texts) -> RenderableType:
    lines = []
    if any(finding.status is Status.PROVISIONAL for finding in verification.findings):
        lines.append(Text(texts("provisional.note"), style="dim"))
    for listed in verification.listed:
        name = listed.report if listed.report == listed.file_name else f"{listed.report} ({listed.file_name})"
        lines.append(Text(texts("listed", report=name, why=texts(f"listed.{listed.why}")), style="dim"))
    lines.append(Text(verification.disclaimer, style="dim"))
    return Padding(Group(*lines), (1, 0, 0, 0))
