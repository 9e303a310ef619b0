"""Ink falls into the pieces that hang together, wherever one stands."""

import numpy as np

from parser.reading.scanned.ink import pieces_of, without_flecks


def test_each_piece_has_its_box_from_the_top() -> None:
    paper = np.zeros((40, 60), np.uint8)
    paper[20:24, 5:15] = 255
    paper[2:6, 30:33] = 255
    assert pieces_of(paper) == [(30, 2, 3, 4), (5, 20, 10, 4)]


def test_what_touches_at_a_corner_is_one_piece() -> None:
    paper = np.zeros((10, 10), np.uint8)
    paper[2, 2] = paper[3, 3] = 255
    assert pieces_of(paper) == [(2, 2, 2, 2)]


def test_a_mark_in_a_frame_is_a_piece_of_its_own() -> None:
    paper = np.zeros((40, 40), np.uint8)
    paper[5:35, 5:35] = 255
    paper[8:32, 8:32] = 0
    paper[18:20, 15:25] = 255
    assert pieces_of(paper) == [(5, 5, 30, 30), (15, 18, 10, 2)]


def test_bare_paper_has_none() -> None:
    assert pieces_of(np.zeros((10, 10), np.uint8)) == []


def test_bare_paper_has_no_flecks_to_lose() -> None:
    assert not without_flecks(np.zeros((10, 10), np.uint8), 4).any()


def test_flecks_go_and_ink_stays_in_its_place() -> None:
    paper = np.zeros((40, 60), np.uint8)
    paper[20:24, 5:15] = 255
    paper[30, 50] = 255
    left = without_flecks(paper, 4)
    assert pieces_of(left) == [(5, 20, 10, 4)]
    assert left.shape == paper.shape
