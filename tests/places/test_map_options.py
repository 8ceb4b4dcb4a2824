import pytest

from mahua.places.map_options import map_of
from mahua.places.models import Area
from tests.factories.organisations import OrganisationFactory
from tests.factories.places import AreaFactory, GridFactory

pytestmark = pytest.mark.django_db


def named(name, *, at):
    return AreaFactory(organisation=OrganisationFactory(kind="community", name=name), at=at)


def test_each_area_is_drawn_with_its_number_and_where_a_click_leads():
    golden, green = named("金沙社区", at=(101.0, 41.0, 0.02)), named("翠竹社区", at=(101.02, 41.0, 0.02))
    values = {golden.organisation.code: 0}

    option = map_of([golden, green], values, words="呼件", address=lambda area: f"/{area.organisation.name}", inner=str)

    series = option["series"][0]
    assert (series["name"], series["map"]) == ("呼件", option["map"]["name"])
    assert series["data"] == [
        {"name": "金沙社区", "value": 0, "url": "/金沙社区", "inner": "金沙社区"},
        {
            "name": "翠竹社区",
            "value": None,
            "url": "/翠竹社区",
            "inner": "翠竹社区",
            "tooltip": {"formatter": "{b}：—"},
        },
    ]
    drawn = option["map"]["geojson"]["features"]
    assert [each["properties"] for each in drawn] == [
        {"name": "金沙社区", "cp": [101.01, 41.01]},
        {"name": "翠竹社区", "cp": [101.03, 41.01]},
    ]


def test_grid_cells_are_counted_by_their_own_code():
    grid = GridFactory()

    option = map_of([grid], {grid.code: 3}, words="呼件")

    assert option["series"][0]["data"][0]["value"] == 3


@pytest.mark.parametrize(
    ("most", "labels"),
    [
        (0, ["0"]),
        (3, ["0", "1", "2", "3"]),
        (9, ["0", "1–2", "3–4", "5–6", "7–8", "9–10"]),
        (130, ["0", "1–50", "51–100", "101–150"]),
        (1000, ["0", "1–200", "201–400", "401–600", "601–800", "801–1000"]),
    ],
)
def test_the_legend_has_nothing_apart_and_up_to_five_round_classes(most, labels):
    area = AreaFactory()

    option = map_of([area], {area.organisation.code: most}, words="呼件")

    assert [piece["label"] for piece in option["visualMap"]["pieces"]] == labels


def test_without_numbers_there_is_neither_legend_nor_colour():
    option = map_of([AreaFactory()])

    assert "visualMap" not in option
    assert option["series"][0]["name"] == ""


def test_two_communities_of_one_name_are_told_apart():
    one, other = named("和平社区", at=(101.0, 41.0, 0.02)), named("和平社区", at=(101.02, 41.0, 0.02))

    option = map_of([one, other])

    assert [row["name"] for row in option["series"][0]["data"]] == [f"和平社区（{each.code}）" for each in (one, other)]


def test_a_finely_drawn_outline_is_sent_as_coarse_as_the_screen_shows_it():
    area = AreaFactory(at=(101.0, 41.0, 1.0))
    fine = [(101_000_000 + step, 41_000_000) for step in range(0, 1_000_001, 100)]
    area.draw([[[*fine, (102_000_000, 42_000_000), (101_000_000, 42_000_000)]]]).save()

    sent = map_of([Area.objects.get()])["map"]["geojson"]["features"][0]["geometry"]["coordinates"][0][0]

    assert len(fine) > 10_000
    assert len(sent) < 1600
