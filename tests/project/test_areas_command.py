"""`mahua areas`, as an operator meets it."""

import json

import pytest

from mahua.places.models import Area
from mahua.project.cli import carry_out
from tests.factories.organisations import DistrictFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
RING = [[101.0, 41.0], [101.02, 41.0], [101.02, 41.02], [101.0, 41.0]]


@pytest.fixture(autouse=True)
def _connection_stays(monkeypatch):
    """The command closes its connections, which would end the test's own transaction."""
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)


def written(folder, **said):
    properties = {"code": "440103001000", "name": "柳溪街道"}
    feature = {"properties": properties, "geometry": {"type": "Polygon", "coordinates": [RING]}}
    file = folder / "areas.geojson"
    file.write_text(json.dumps({"features": [feature]} | said, ensure_ascii=False), encoding="utf-8")
    return str(file)


def test_a_file_is_checked_first_then_brought_in_and_the_second_time_changes_nothing(tmp_path, capsys):
    OrganisationFactory(parent=DistrictFactory(), kind="street", name="柳溪街道")
    file = written(tmp_path, datum="WGS84")

    outcomes = [carry_out("areas", arguments) for arguments in ([file, "--check"], [file], [file])]

    assert outcomes == [0, 0, 0]
    assert capsys.readouterr().out.splitlines() == [
        "检查通过，没有写入：将新划定 1 个，重新划定 0 个，没有变化 0 个。",
        "已导入：新划定 1 个，重新划定 0 个，没有变化 0 个。",
        "已导入：新划定 0 个，重新划定 0 个，没有变化 1 个。",
    ]


def test_a_faulty_file_is_refused_with_its_problems(tmp_path, capsys):
    file = written(tmp_path)

    outcome = carry_out("areas", [file])

    said = capsys.readouterr().err.splitlines()
    assert outcome == 1
    assert said[0] == "有 2 处问题，没有导入。"
    assert said[1].startswith("没有写明坐标系。")
    assert not Area.objects.exists()


def test_what_cannot_be_read_is_named(tmp_path, capsys):
    (tmp_path / "old.geojson").write_bytes("街道".encode("gbk"))

    outcomes = [carry_out("areas", [str(tmp_path / name)]) for name in ("none.geojson", "old.geojson")]

    said = capsys.readouterr().err
    assert outcomes == [1, 1]
    assert "none.geojson" in said
    assert "不是 UTF-8 编码的文本" in said
