"""What the pictures of a document said: one that stands on page after page is read once."""

from parser.reading.pdf.repeats import mark_of
from parser.reading.pictures.placed import Said
from parser.reading.pictures.spots import Spot

Key = tuple[object, ...]


class SeenPictures:
    """The readings of a document's pictures by content and size."""

    def __init__(self) -> None:
        self._said: dict[Key, Said] = {}

    @staticmethod
    def key(spot: Spot, angle: int) -> Key | None:
        """What makes two places show the same, read in the same direction; None for what comes only once."""
        marks = [mark_of(one) for one in spot.drawn]
        return None if None in marks else (angle, *marks)

    def get(self, key: Key | None) -> Said | None:
        """The reading of an earlier place that shows the same."""
        return None if key is None else self._said.get(key)

    def note(self, key: Key | None, said: Said) -> None:
        """Remembers a reading."""
        if key is not None:
            self._said[key] = said
