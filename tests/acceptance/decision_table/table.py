"""The whole table: every defect in every channel that asks for what it breaks."""

import pytest

from tests.acceptance.decision_table import of_goods, of_papers, of_results, of_tests
from tests.acceptance.decision_table.defect import Defect, complete

TABLE: tuple[Defect, ...] = (*of_papers.DEFECTS, *of_tests.DEFECTS, *of_results.DEFECTS, *of_goods.DEFECTS)


def asks(channel: str, defect: Defect) -> bool:
    """Whether the channel has the requirement that the defect breaks."""
    demands = complete(channel).catalogue().channels[channel].requirements
    return defect.requirement in {demand.id for demand in demands}


CASES = [
    pytest.param(channel, defect, id=f"{channel}: {defect.code}: {defect.name}")
    for defect in TABLE
    for channel in defect.channels
    if asks(channel, defect)
]
