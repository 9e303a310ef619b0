"""Values are handed out again until they are too old, or too many bytes stand before them."""

from jobs.recent import Recent


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_value_is_handed_out_again() -> None:
    recent: Recent[str] = Recent()
    recent.put("a", "first", 10)
    assert recent.get("a") == "first"


def test_what_is_too_old_is_gone() -> None:
    clock = Clock()
    recent: Recent[str] = Recent(seconds=60, clock=clock)
    recent.put("a", "first", 10)
    clock.now = 61
    assert recent.get("a") is None


def test_the_oldest_goes_when_the_size_is_reached() -> None:
    recent: Recent[str] = Recent(size=25)
    for name in ("a", "b", "c"):
        recent.put(name, name, 10)
    assert [recent.get(name) for name in ("a", "b", "c")] == [None, "b", "c"]


def test_what_alone_is_too_large_is_not_kept() -> None:
    recent: Recent[str] = Recent(size=25)
    recent.put("a", "large", 26)
    assert recent.get("a") is None


def test_a_value_that_is_put_again_counts_once() -> None:
    recent: Recent[str] = Recent(size=25)
    for value in ("old", "new", "newest"):
        recent.put("a", value, 20)
    assert recent.get("a") == "newest"


def test_a_dropped_value_is_gone_and_its_size_with_it() -> None:
    recent: Recent[str] = Recent(size=25)
    recent.put("a", "first", 20)
    recent.drop("a")
    recent.put("b", "second", 20)
    assert (recent.get("a"), recent.get("b")) == (None, "second")
