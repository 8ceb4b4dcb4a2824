"""Bringing in a file of outlines: whole or not at all, and what is wrong in words."""

import json
from datetime import UTC, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.places.area_files import bring_in, check
from mahua.places.models import Area
from tests.factories.organisations import DistrictFactory, OrganisationFactory
from tests.factories.places import AreaFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def ring(west=101.0, south=41.0, size=0.02):
    east, north = round(west + size, 6), round(south + size, 6)
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code, coordinates=None, **properties):
    geometry = {"type": "Polygon", "coordinates": coordinates or [ring()]}
    return {"type": "Feature", "properties": {"code": code, **properties}, "geometry": geometry}


def file_of(*features, **said):
    return json.dumps({"type": "FeatureCollection", "datum": "WGS84", "features": features} | said)


def settle():
    """A street 柳溪街道 with one community 金沙社区."""
    street = OrganisationFactory(parent=DistrictFactory(), kind="street", name="柳溪街道")
    return street, OrganisationFactory(parent=street, kind="community", name="金沙社区")


WHOLE = file_of(
    feature("440103001001001", [ring(size=0.01)]),
    feature("440103001000", name="柳溪街道"),
    feature("440103001001", organisation="柳溪街道／金沙社区"),
)


def test_streets_communities_and_grid_cells_come_in_together_whatever_their_order():
    street, community = settle()

    fresh, changed = bring_in(check(WHOLE), by=None, at=AT)

    kept = {area.code: (area.level, area.organisation, area.path, str(area)) for area in Area.objects.all()}
    assert (len(fresh), changed) == (3, [])
    assert kept == {
        "440103001000": ("street", street, street.path, "柳溪街道"),
        "440103001001": ("community", community, community.path, "金沙社区"),
        "440103001001001": ("grid", None, community.path, "金沙社区第1网格"),
    }


def test_each_street_and_community_says_once_that_it_was_outlined():
    street, community = settle()

    bring_in(check(WHOLE), by=None, at=AT)

    said = {fact.organisation_code: (fact.kind, fact.data["area"], fact.data["grids"]) for fact in Fact.objects.all()}
    assert said == {
        street.code: ("area.outlined", "440103001000", []),
        community.code: ("area.outlined", "440103001001", ["440103001001001"]),
    }


def test_the_same_file_twice_changes_nothing():
    settle()
    bring_in(check(WHOLE), by=None, at=AT)
    facts = Fact.objects.count()

    again = check(WHOLE)

    assert again.changes() == (0, 0, 3)
    assert bring_in(again, by=None, at=AT) == ([], [])
    assert Fact.objects.count() == facts


def test_a_redrawn_grid_cell_is_said_of_its_community_alone():
    _, community = settle()
    bring_in(check(WHOLE), by=None, at=AT)
    redrawn = check(WHOLE.replace("101.01", "101.012"))

    assert redrawn.changes() == (0, 1, 2)
    bring_in(redrawn, by=None, at=AT)

    last = Fact.objects.order_by("position").last()
    assert (last.organisation_code, last.data["grids"]) == (community.code, ["440103001001001"])
    assert Area.objects.get(code="440103001001001").east == 101_012_000
    assert Fact.objects.count() == 3


def test_an_organisation_is_known_by_its_mark_in_the_roster_or_by_its_code():
    street, community = settle()
    type(street).objects.filter(pk=street.pk).update(external_ref="440103001000")
    text = file_of(feature("440103001000"), feature("440103001001", organisation=community.code))

    fresh, _ = bring_in(check(text), by=None, at=AT)

    assert [area.organisation for area in fresh] == [street, community]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "不是完整的 GeoJSON：第 1 行第 2 个字符"),
        ("[]", "应当是一个 FeatureCollection"),
        (file_of(feature("440103001000", name="柳溪街道"), datum=""), "没有写明坐标系"),
        (file_of(feature("440103001000", name="柳溪街道"), datum="GCJ-02"), "“GCJ-02”。只收 WGS84 和 CGCS2000"),
        (
            file_of(crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}),
            "“WGS84、urn:ogc:def:crs:EPSG::4490”",
        ),
        (
            file_of(feature("440103600001", name="金沙社区")),
            "第 1 个要素（440103600001）：第 7 至 9 位“600”不是乡级代码",
        ),
        (file_of(feature("", name="金沙社区")), "第 1 个要素（没有代码）：代码（properties.code）应当全是数字"),
        (file_of(feature("4401", name="金沙社区")), "应当是 12 位（街道、社区）或 15 位（网格）"),
        (file_of(feature("440103001009")), "没有哪个社区用这个代码"),
        (file_of(feature("440103001009", name="没有的社区")), "没有的社区"),
        (file_of(feature("440103001009001")), "所属社区 440103001009 还没有划定范围"),
        (file_of(feature("440103001009001", community="440103001008")), "与所写的社区代码 440103001008 不一致"),
        (file_of(feature("440103001001", name="柳溪街道")), "柳溪街道是街道，代码却是社区的代码"),
        (
            file_of(feature("440103001001", name="金沙社区"), feature("440103001001", name="金沙社区")),
            "第 2 个要素（440103001001）：与第 1 个要素的代码重复",
        ),
        (
            file_of(feature("440103001001", name="金沙社区"), feature("440103001002", name="金沙社区")),
            "金沙社区已用代码 440103001001 划定",
        ),
        (file_of(feature("440103001001", [ring()[:4]], name="金沙社区")), "边界没有闭合：起点 101.0, 41.0，终点"),
        (
            file_of(
                feature("440103001001", [[[101, 41], [102, 42], [102, 41], [101, 42], [101, 41]]], name="金沙社区")
            ),
            "边界自相交",
        ),
        (
            file_of(feature("440103001001", [[[101, 41], [102, 41], [101, 41]]], name="金沙社区")),
            "至少要有三个不同的点",
        ),
        (file_of(feature("440103001001", [ring(41.0, 101.0)], name="金沙社区")), "应当是先经度、后纬度"),
        (file_of(feature("440103001001", [[["a", "b"]]], name="金沙社区")), "坐标不完整，或不是数字"),
        (file_of(feature("440103001001", [[]], name="金沙社区")), "坐标不完整，或不是数字"),
        (file_of({"properties": {"code": "440103001001"}, "geometry": {"type": "Point"}}), "现在是 Point"),
        (file_of({"properties": {"code": "440103001001"}}), "现在是 空"),
        (file_of(7), "第 1 个要素（没有代码）"),
        (
            file_of(
                feature("440103001000", name="柳溪街道"), feature("440103001001", [ring(west=103.0)], name="金沙社区")
            ),
            "金沙社区（440103001001）的中心不在柳溪街道之内",
        ),
        (
            file_of(feature("440103001001", name="金沙社区"), feature("440103001001001", [ring(west=103.0)])),
            "（440103001001001）的中心不在金沙社区之内",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_brought_in(text, words):
    settle()

    checked = check(text)

    with pytest.raises(Refused, match="没有导入") as refused:
        bring_in(checked, by=None, at=AT)
    assert words in refused.value.words
    assert (Area.objects.count(), Fact.objects.count()) == (0, 0)


def test_one_wrong_outline_keeps_the_sound_ones_out_too():
    settle()
    sound = check(file_of(feature("440103001000", name="柳溪街道")))
    mixed = check(file_of(feature("440103001000", name="柳溪街道"), feature("440103600001")))

    assert sound.problems == []
    with pytest.raises(Refused, match="有 1 处问题"):
        bring_in(mixed, by=None, at=AT)
    assert not Area.objects.exists()


def test_a_code_that_another_community_bears_is_not_given_away():
    street, _ = settle()
    AreaFactory(code="440103001001", organisation=OrganisationFactory(parent=street, kind="community", name="翠竹社区"))

    checked = check(file_of(feature("440103001001", organisation="金沙社区")))

    assert checked.problems == ["第 1 个要素（440103001001）：这个代码已经是翠竹社区的。"]


def test_a_code_whose_community_was_dissolved_may_be_taken_over():
    _, community = settle()
    old = AreaFactory(code="440103001001", ended_on=AT.date())

    bring_in(check(file_of(feature("440103001001", name="金沙社区"))), by=None, at=AT)

    taken = Area.objects.get()
    assert (taken.pk, taken.organisation, taken.ended_on) == (old.pk, community, None)


def test_a_datum_the_file_does_not_state_is_stated_by_its_sender():
    settle()
    text = file_of(feature("440103001000", name="柳溪街道"), datum=None)

    bring_in(check(text, datum="cgcs2000"), by=None, at=AT)

    assert Area.objects.get().datum == "CGCS2000"


def test_a_district_may_use_grid_codes_of_another_length(settings):
    settle()
    settings.GRID_CODE_LENGTH = 20
    text = file_of(feature("440103001001", name="金沙社区"), feature("44010300100101012300"))

    fresh, _ = bring_in(check(text), by=None, at=AT)

    assert [area.level for area in fresh] == ["community", "grid"]
