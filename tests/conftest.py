"""What every test may ask for."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports beside the checkout; tests that need it skip where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus of real reports is not beside this checkout")
    return CORPUS
