import pytest

from models.document import Page, PageSource, PageStatus, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.pdf.decision import LayerFacts, Plan, decide, is_garbled, junk_share, merged


def _word(text: str, x0: float = 0.0, method: Method = Method.TEXT_LAYER) -> Word:
    return Word(text, Box(x0, 0, x0 + 40, 10), method=method, size=10)


def _page(words: tuple[Word, ...], source: PageSource) -> Page:
    return Page(1, 500, 700, PageStatus.READ, source, words=words)


@pytest.mark.parametrize(
    ("facts", "plan"),
    [
        (LayerFacts(2000, 0, 0, 0, 0.0, 0.1), Plan.LAYER),
        (LayerFacts(0, 0, 0, 0, 0.0, 0.9), Plan.OCR),
        (LayerFacts(8, 0, 0, 0, 0.0, 0.9), Plan.BOTH),
        (LayerFacts(120, 0, 0, 0, 0.0, 0.9), Plan.BOTH),
        (LayerFacts(900, 200, 0, 0, 0.0, 0.0), Plan.OCR),
        (LayerFacts(900, 0, 200, 0, 0.0, 0.0), Plan.OCR),
        (LayerFacts(900, 12, 0, 0, 0.0, 0.0), Plan.LAYER),
        (LayerFacts(900, 0, 0, 0, 0.6, 0.0), Plan.OCR),
        (LayerFacts(900, 0, 0, 880, 0.0, 0.95), Plan.OCR),
        (LayerFacts(2000, 0, 0, 0, 0.0, 0.95), Plan.LAYER),
    ],
)
def test_the_plan_follows_from_the_counts(facts: LayerFacts, plan: Plan) -> None:
    assert decide(facts) is plan


def test_words_of_every_honest_kind_are_no_junk() -> None:
    honest = ["Report", "检测报告", "mg/kg", "µg/cm²", "Ω", "L1234", "4.3.5.2(2)(b)", "Müller", "ABS塑料"]
    assert junk_share([_word(text) for text in honest]) == 0
    assert junk_share([_word("Rеpоrt"), _word("\ufffd\ufffdx"), _word("\ue012\ue013")]) == 1


def test_a_visible_heading_stands_in_for_what_ocr_saw_there() -> None:
    digital = _page((_word("GLT-1"),), PageSource.TEXT_LAYER)
    read = _page((_word("GIT-1", 2, Method.OCR), _word("Lead", 100, Method.OCR)), PageSource.OCR)
    both = merged(digital, read)
    assert [word.text for word in both.words] == ["GLT-1", "Lead"]
    assert both.source is PageSource.MIXED


def test_exchanged_letters_are_told_from_languages() -> None:
    said = "the sample submitted complies with requirements of mechanical and physical properties " * 6
    exchanged = said.translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdefghijklmnopqrstuvwxyza"))
    assert not is_garbled([_word(text) for text in said.split()])
    assert is_garbled([_word(text) for text in exchanged.split()])
