from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.outlines import box_of, centre_of, crossing_in, distinct, holds, snapped

SQUARE = [[[(0, 0), (100, 0), (100, 100), (0, 100)]]]
WITH_HOLE = [[SQUARE[0][0], [(40, 40), (60, 40), (60, 60), (40, 60)]]]
CRESCENT = [[[(0, 0), (100, 0), (100, 10), (10, 10), (10, 90), (100, 90), (100, 100), (0, 100)]]]


def test_a_point_is_inside_its_border_and_not_in_a_hole():
    assert holds(SQUARE, (50, 50))
    assert not holds(SQUARE, (150, 50))
    assert holds(WITH_HOLE, (20, 50))
    assert not holds(WITH_HOLE, (50, 50))


def test_an_outline_may_have_several_parts():
    apart = [*SQUARE, [[(200, 0), (300, 0), (300, 100), (200, 100)]]]

    assert holds(apart, (250, 50))
    assert not holds(apart, (150, 50))
    assert box_of(apart) == (0, 0, 300, 100)
    assert centre_of(SQUARE) == (50, 50)


@given(
    corner=st.tuples(st.integers(1, 99), st.integers(1, 99)),
    point=st.tuples(st.integers(1, 99), st.integers(1, 99)),
)
def test_a_point_lies_in_exactly_one_of_the_pieces_of_a_square_on_their_borders_too(corner, point):
    corners = SQUARE[0][0]
    pieces = [[[[corners[at], corners[(at + 1) % 4], corner]]] for at in range(4)]

    assert sum(holds(piece, point) for piece in pieces) == 1


def test_the_centre_weighs_the_area_and_takes_holes_away():
    lopsided = [[SQUARE[0][0], [(60, 10), (90, 10), (90, 90), (60, 90)]]]

    assert centre_of(WITH_HOLE)[0] != 50  # the middle lies in the hole, so a place beside it is taken
    assert centre_of(lopsided)[0] < 50


def test_the_centre_of_a_crescent_lies_in_the_crescent():
    found = centre_of(CRESCENT)

    assert holds(CRESCENT, found)


def test_a_border_that_crosses_itself_is_found():
    bow = [(0, 0), (100, 100), (100, 0), (0, 100)]
    through_a_corner = [(0, 0), (100, 0), (50, 50), (100, 100), (0, 100), (50, 0)]
    back_over_itself = [(0, 0), (100, 0), (50, 0), (50, 50)]

    assert crossing_in(SQUARE[0]) is None
    assert crossing_in(WITH_HOLE[0]) is None
    assert crossing_in(CRESCENT[0]) is None
    assert crossing_in([bow]) is not None
    assert crossing_in([through_a_corner]) is not None
    assert crossing_in([back_over_itself]) is not None
    assert crossing_in([SQUARE[0][0], [(50, 50), (150, 50), (150, 60), (50, 60)]]) is not None


def test_on_a_coarser_raster_neighbours_keep_their_common_border():
    left = [[[(0, 0), (52, 3), (49, 51), (53, 98), (0, 100)]]]
    right = [[[(100, 0), (100, 100), (53, 98), (49, 51), (52, 3)]]]

    shared = set(snapped(left, step=10)[0][0]) & set(snapped(right, step=10)[0][0])

    assert shared == {(50, 0), (40, 50), (50, 90)}
    assert snapped([[[(1, 1), (2, 1), (2, 2)]]], step=10) == []


def test_points_that_stand_twice_in_a_row_are_one():
    assert distinct([(0, 0), (0, 0), (5, 0), (5, 5), (5, 5), (0, 0)]) == [(0, 0), (5, 0), (5, 5)]
