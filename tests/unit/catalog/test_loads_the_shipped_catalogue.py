from catalog import load_catalogue
from models.channel import ClauseCoverageDemand


def test_the_shipped_catalogue_is_sound_and_read_once() -> None:
    catalogue = load_catalogue()

    assert "ningbo-stem-toy" in catalogue.channels
    assert len(catalogue.digest) == 64
    assert load_catalogue() is catalogue


def test_astm_section_4_is_whole() -> None:
    numbers = {clause.number for clause in load_catalogue().standards["ASTM F963-23"].clauses}

    assert {f"4.{n}" for n in range(1, 42)} <= numbers


def test_every_feature_that_the_decisions_add_is_known() -> None:
    assert {"wire_rod", "fasteners", "spherical_end", "mouthable"} <= load_catalogue().features.keys()


def test_the_infant_channel_lists_as_many_items_as_announced() -> None:
    coverage = next(
        demand
        for demand in load_catalogue().channels["ningbo-infant-code"].requirements
        if isinstance(demand, ClauseCoverageDemand)
    )

    assert coverage.items is not None
    assert coverage.required_count is not None
    assert len(coverage.items.value) == coverage.required_count.value == 21
