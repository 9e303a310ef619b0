"""The chart of expiries and the bar of standings hold every SKU exactly once."""

from datetime import date

from api.page.charts import HEIGHT, expiries, standings
from jobs.checks.portfolio import Entry, Standing

TODAY = date(2026, 11, 20)


def entry(ends: date | None, standing: Standing = Standing.ELIGIBLE) -> Entry:
    return Entry("A", "channel", standing, ends, None, "check")


def test_every_expiry_is_in_a_month_or_said_to_lie_outside() -> None:
    days = (date(2026, 11, 30), date(2027, 1, 1), date(2027, 1, 31), date(2026, 10, 31), date(2027, 11, 1))
    chart = expiries([entry(day) for day in days], TODAY)
    assert [(one.month, one.count) for one in chart.columns if one.count] == [("2026-11", 1), ("2027-01", 2)]
    assert (chart.earlier, chart.later, chart.total) == (1, 1, 5)


def test_papers_that_do_not_hold_do_not_expire() -> None:
    chart = expiries([entry(date(2027, 1, 1), Standing.NEVER_TESTED), entry(None)], TODAY)
    assert chart.total == 0


def test_columns_stand_on_the_scale() -> None:
    chart = expiries([entry(date(2027, 1, 1))] * 51, TODAY)
    column = next(one for one in chart.columns if one.count)
    assert column.y + column.height <= HEIGHT
    assert [value for value, _ in chart.ticks] == [0, 20, 40]


def test_the_bar_is_as_long_as_all_together() -> None:
    bar = standings({Standing.ELIGIBLE: 1, Standing.EXPIRED: 2, Standing.EXPIRING: 0})
    assert [one.standing for one in bar] == [Standing.ELIGIBLE, Standing.EXPIRED]
    assert sum(one.length for one in bar) == 100
