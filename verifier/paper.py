"""One document of the submission, with what the requirements ask of it again and again."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from models.document import PageStatus
from models.report import (
    ROWS_NOT_UNDERSTOOD,
    VALUES_NOT_READ,
    WORDS_BESIDE_CELLS,
    ClauseRow,
    DocumentKind,
    Identifier,
    IdentifierKind,
    Measurement,
    PageInfo,
    TestReport,
)
from verifier.text import fold
from verifier.timeline import Timeline, days_of_testing, first_days_of_testing, timeline_of

LOST = frozenset({VALUES_NOT_READ, ROWS_NOT_UNDERSTOOD, WORDS_BESIDE_CELLS})
"""Warnings of a page on which what seems to be missing may stand."""


@dataclass(frozen=True, eq=False)
class Paper:
    """A document as read. Two papers are the same only when they are the same object.

    `report` is in the order of the paper, `as_read` as it came; `grounds` remembers what `verifier.grounds`
    made of the report's values.
    """

    report: TestReport
    as_read: TestReport
    grounds: dict[int, Any] = field(default_factory=dict)

    @cached_property
    def number(self) -> str | None:
        """The report number as printed; None when there is none or it cannot be settled."""
        return self.report.report_number.value if self.report.report_number else None

    @cached_property
    def number_key(self) -> str | None:
        """The report number folded for comparison; None when there is none."""
        return fold(self.number) or None if self.number else None

    @cached_property
    def label(self) -> str:
        """What a person calls it: its number, else its file name."""
        return self.number or self.report.document.file_name

    @cached_property
    def order(self) -> tuple[str, str, str]:
        """Where it stands among the papers, whatever order the files came in."""
        return self.number_key or "", self.report.document.sha256, self.report.document.file_name

    @cached_property
    def is_certificate(self) -> bool:
        """Whether it is a Children's Product Certificate."""
        return self.report.document.kind is DocumentKind.CHILDREN_PRODUCT_CERTIFICATE

    @cached_property
    def rows(self) -> tuple[ClauseRow | Measurement, ...]:
        """Every row of a clause or measurement table."""
        return (*self.report.clauses, *self.report.measurements)

    @cached_property
    def identifiers(self) -> dict[IdentifierKind, tuple[Identifier, ...]]:
        """The product's identifiers by kind."""
        found: dict[IdentifierKind, list[Identifier]] = {}
        for one in self.report.product.identifiers:
            found.setdefault(one.kind, []).append(one)
        return {kind: tuple(group) for kind, group in found.items()}

    @cached_property
    def status_of_page(self) -> dict[int, PageStatus]:
        """How each page was read, by its number in the file."""
        return {page.number: page.status for page in self.report.document.pages}

    @cached_property
    def name_of_file(self) -> dict[str, str]:
        """What evidence says of the document in which it stands."""
        return {"document": self.report.document.sha256, "file_name": self.report.document.file_name}

    @cached_property
    def doubtful_pages(self) -> frozenset[int]:
        """The numbers of the pages that were not read, or read with doubt."""
        status = self.status_of_page
        return frozenset(page for page, how in status.items() if how is not PageStatus.READ)

    @cached_property
    def pages_in_doubt(self) -> tuple[PageInfo, ...]:
        """The pages that were not read, or read with doubt, in order."""
        pages = (page for page in self.report.document.pages if page.status is not PageStatus.READ)
        return tuple(sorted(pages, key=lambda page: page.number))

    @cached_property
    def unopened(self) -> bool:
        """Whether the file could not be opened at all."""
        document = self.report.document
        return document.page_count == 0 and document.kind is not DocumentKind.OTHER

    @cached_property
    def pages_with_lost_values(self) -> dict[int, str]:
        """The pages on which values or rows were seen that nobody understood, with what the reading said."""
        lost = (one for one in self.report.warnings if one.code in LOST and one.page)
        return {one.page: one.message for one in lost if one.page}

    @cached_property
    def unread_pages(self) -> tuple[int, ...]:
        """Numbers of the pages that nobody has read, those that reading does not report on included."""
        reported = self.status_of_page
        silent = (
            number for number in range(1, self.report.document.page_count + 1) if number not in reported
        )
        unread = (number for number, status in reported.items() if status is PageStatus.NOT_READ)
        return tuple(sorted({*silent, *unread}))

    @cached_property
    def laboratory(self) -> str | None:
        """The laboratory's name as printed."""
        return self.report.laboratory.name.value if self.report.laboratory.name else None

    @cached_property
    def timeline(self) -> Timeline:
        """Its dates, settled by one another."""
        return timeline_of(self.report.dates)

    @cached_property
    def last_days(self) -> tuple[date, ...]:
        """What the last day of testing can be; empty when none is printed."""
        return days_of_testing(self.report.dates, self.timeline)

    @cached_property
    def last_day(self) -> date | None:
        """The last day of testing, when there is no question about it."""
        return self.last_days[0] if len(self.last_days) == 1 else None

    @cached_property
    def first_day(self) -> date | None:
        """The first day of testing, when there is no question about it."""
        days = first_days_of_testing(self.report.dates, self.timeline)
        return days[0] if len(days) == 1 else None
