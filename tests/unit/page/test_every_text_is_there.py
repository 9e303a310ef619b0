"""Whatever the templates say is in the catalogue, in both languages."""

import re
from collections.abc import Iterator

import pytest

from api.page.looks import environment
from api.page.reading import DATES, PARTIES, Surety
from catalog import load_catalogue
from catalog.texts import Language, Texts
from jobs.checks.orders import State
from jobs.checks.portfolio import Standing
from models.channel import RequirementId
from models.document import PageStatus
from models.report import Conclusion, IdentifierKind, Result
from models.verification import Outcome, Verdict

ASKED = re.compile(r"""\bt(?:\.counted)?\(\s*["']([\w.-]+)["']\s*[,)]""")

BUILT = (
    *(f"web.surety.{one}" for one in Surety),
    *(f"web.state.{one}" for one in State),
    *(f"web.state.{one}.long" for one in State),
    *(f"web.standing.{one}" for one in Standing),
    *(f"web.section.{one}" for one in Outcome),
    *(f"outcome.{one}" for one in Outcome),
    *(f"verdict.{one}" for one in Verdict),
    *(f"state.{one}" for one in Verdict),
    *(f"requirement.{one}" for one in RequirementId),
    *(f"web.result.{one}" for one in (*Result, *Conclusion)),
    *(f"web.page.{one}" for one in PageStatus),
    *(f"web.identifier.{one}" for one in IdentifierKind),
    *(f"web.value.dates.{one}" for one in DATES),
    *(f"web.value.{one}" for one in PARTIES),
)


def asked_for() -> Iterator[str]:
    made = environment()
    for name in made.list_templates():
        source, _, _ = made.loader.get_source(made, name)  # type: ignore[union-attr]
        yield from ASKED.findall(source)


@pytest.mark.parametrize("language", list(Language))
def test_no_text_is_missing(language: Language) -> None:
    known = load_catalogue().messages[language]
    wanted = {f"ui.{key}" for key in (*asked_for(), *BUILT)}
    assert len(wanted) > 200
    assert wanted - set(known) == set()


def test_one_is_said_in_the_singular() -> None:
    texts = Texts(load_catalogue())
    assert (texts.counted("web.pages", 1), texts.counted("web.pages", 2)) == ("1 page", "2 pages")
