import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.geometry import Box, Homography, inverse, through


@given(st.floats(-2, 2), st.floats(-50, 50), st.floats(-1e-4, 1e-4))
def test_there_and_back_is_the_same_place(shear: float, shift: float, depth: float) -> None:
    matrix: Homography = (0.9, 0.0, shift, shear / 100, 1.1, -shift, depth, 0.0, 1.0)
    box = Box(100, 200, 100, 200)
    back = through(through(box, matrix), inverse(matrix))
    assert back == pytest.approx(box, abs=1e-6)


def test_a_map_onto_a_line_has_no_inverse() -> None:
    with pytest.raises(ValueError, match="cannot be undone"):
        inverse((1, 0, 0, 1, 0, 0, 0, 0, 1))
