"""What every test may ask for."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.builders.postgres import Server, binaries

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
NAMES = count()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports beside the checkout; tests that need it skip where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus of real reports is not beside this checkout")
    return CORPUS


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A running PostgreSQL server of this test run's own."""
    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    server = Server.make()
    yield server
    server.close()


@pytest.fixture
def postgres_url(postgres: Server) -> str:
    """The URL of a new, empty PostgreSQL database."""
    return postgres.database(f"test{next(NAMES)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new, empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    url: str = request.getfixturevalue("postgres_url")
    return url
