from catalog import load_catalogue
from catalog.validation import catalogue_flaws
from models.channel import ClauseCoverageDemand
from models.standard import Certainty


def test_no_name_in_the_catalogue_leads_nowhere() -> None:
    assert list(catalogue_flaws(load_catalogue())) == []


def test_every_message_stands_in_both_languages_with_the_same_places() -> None:
    messages = load_catalogue().messages

    assert messages["en"].keys() == messages["zh"].keys()
    for code, english in messages["en"].items():
        assert bool(english.remedy) == bool(messages["zh"][code].remedy), code


def test_what_the_verifier_must_not_fail_by_itself_is_marked() -> None:
    clauses = {clause.number: clause for clause in load_catalogue().standards["ASTM F963-23"].clauses}

    assert clauses["4.2"].absent_to_review
    assert clauses["4.25.4"].absent_to_review
    assert clauses["4.25.4"].certainty is Certainty.LOW
    assert clauses["4.1"].every_toy_has_it
    assert clauses["4.3.5"].every_toy_has_it


def test_sections_beside_4_are_shown_and_never_required() -> None:
    clauses = load_catalogue().standards["ASTM F963-23"].clauses

    assert all(clause.when.never for clause in clauses if clause.number.split(".")[0] in ("5", "6", "7", "8"))


def test_every_item_that_a_channel_lists_is_counted() -> None:
    catalogue = load_catalogue()
    for channel in catalogue.channels.values():
        for demand in channel.requirements:
            if isinstance(demand, ClauseCoverageDemand) and demand.items:
                counted = {item.key for item in catalogue.standards[demand.standard].items if item.counted}
                assert set(demand.items.value) == counted
