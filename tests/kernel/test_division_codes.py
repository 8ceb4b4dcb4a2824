import pytest

from mahua.kernel.division_codes import community_of, fault_of, level_of


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("440103001001", ""),
        ("440103599001", ""),
        ("440103001000", ""),
        ("440103001001005", ""),
        ("440103600001", "street"),
        ("440103000001", "street"),
        ("040103001001", "county"),
        ("440103001000005", "grid"),
        ("440103001001000", "grid"),
        ("44010300100", "length"),
        ("4401030010010", "length"),
        ("44010300100A", "digits"),
        ("４４０１０３００１００１", "digits"),
        ("", "digits"),
    ],
)
def test_the_shape_of_a_code_is_judged_by_its_segments(code, fault):
    assert fault_of(code) == fault


def test_a_grid_code_may_be_as_long_as_the_district_s_standard_says():
    assert fault_of("44010300100101012300") == "length"
    assert fault_of("44010300100101012300", grid_length=20) == ""
    assert fault_of("440103001001005", grid_length=20) == "length"


def test_a_code_tells_its_level_and_a_grid_cell_its_community():
    assert [level_of(code) for code in ("440103001000", "440103001001", "440103001001005")] == [
        "street",
        "community",
        "grid",
    ]
    assert community_of("440103001001005") == "440103001001"
