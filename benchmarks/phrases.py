"""What label matching costs: our tree of characters beside spaCy's PhraseMatcher, on the same vocabulary.

    python -m benchmarks.phrases [REPORT.pdf]

prints seconds of processor time for import, building and a page of text, and whether both find the same.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from catalog import load_catalogue
from parser.extraction.folding import fold
from parser.extraction.phrases import PhraseFinder
from parser.reading import read_document

T = TypeVar("T")
SAMPLE = Path(__file__).parent.parent / "fixtures" / "sample" / "report.pdf"


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives and the processor time that it took, in seconds."""
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def import_spacy() -> None:
    """Imports no more of spaCy than the matcher needs."""
    import spacy.matcher  # noqa: F401


def spacy_counts(labels: dict[str, tuple[str, ...]], lines: list[str]) -> tuple[float, float]:
    """Seconds for building spaCy's matcher over characters, and for matching all lines."""
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    def build() -> tuple[PhraseMatcher, Vocab]:
        vocab = Vocab()
        matcher = PhraseMatcher(vocab)
        for key, texts in labels.items():
            matcher.add(key, [Doc(vocab, words=list(fold(text).text)) for text in texts if fold(text).text])
        return matcher, vocab

    (matcher, vocab), building = timed(build)
    _, matching = timed(lambda: [matcher(Doc(vocab, words=list(fold(line).text) or ["□"])) for line in lines])
    return building, matching


def main() -> int:
    """Measures both on a report and prints a table."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    document = read_document(path.read_bytes(), path.name)
    labels = load_catalogue().vocabulary.labels
    lines = [line.text for page in document.pages for line in page.lines]
    _, importing = timed(import_spacy)
    building, matching = spacy_counts(labels, lines)
    finder, own_building = timed(lambda: PhraseFinder(labels))
    _, own_matching = timed(lambda: [finder.find(line) for line in lines])
    pages = len(document.pages)
    print(f"{len(lines)} lines on {pages} pages, {sum(map(len, labels.values()))} labels")
    print(f"{'':10}{'import s':>10}{'build s':>10}{'ms a page':>11}")
    print(f"{'spaCy':10}{importing:>10.3f}{building:>10.3f}{1000 * matching / pages:>11.2f}")
    print(f"{'ours':10}{0.0:>10.3f}{own_building:>10.3f}{1000 * own_matching / pages:>11.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
