"""Damaged copies of a file: flipped bits, cut ends, pieces lost, doubled or zeroed; one to each seed."""

import random
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]


def flipped(data: bytes, draw: random.Random) -> bytes:
    """One to sixty bits are the other way round."""
    spoilt = bytearray(data)
    for _ in range(draw.randint(1, 60)):
        spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
    return bytes(spoilt)


def cut_off(data: bytes, draw: random.Random) -> bytes:
    """The file ends too early."""
    return data[: draw.randrange(1, len(data))]


def without_a_piece(data: bytes, draw: random.Random) -> bytes:
    """A piece is missing."""
    start = draw.randrange(len(data))
    return data[:start] + data[start + draw.randint(1, 400) :]


def with_a_piece_twice(data: bytes, draw: random.Random) -> bytes:
    """A piece stands twice."""
    start = draw.randrange(len(data))
    end = start + draw.randint(1, 400)
    return data[:end] + data[start:end] + data[end:]


def zeroed(data: bytes, draw: random.Random) -> bytes:
    """A piece was never written."""
    start = draw.randrange(len(data))
    end = min(len(data), start + draw.randint(1, 400))
    return data[:start] + bytes(end - start) + data[end:]


def with_other_numbers(data: bytes, draw: random.Random) -> bytes:
    """Some figures are others: lengths, offsets, references."""
    spoilt = bytearray(data)
    figures = [place for place, byte in enumerate(spoilt) if 48 <= byte <= 57]
    for place in draw.sample(figures, min(len(figures), draw.randint(1, 30))):
        spoilt[place] = draw.randint(48, 57)
    return bytes(spoilt)


KINDS: tuple[Damage, ...] = (
    flipped,
    cut_off,
    without_a_piece,
    with_a_piece_twice,
    zeroed,
    with_other_numbers,
)


def damaged(data: bytes, seed: int) -> bytes:
    """The copy with that number; kinds of damage take turns."""
    return KINDS[seed % len(KINDS)](data, random.Random(seed))
