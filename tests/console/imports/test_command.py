"""`mahua import`: the same steps and permissions without pages."""

import pytest
from django.core.management import CommandError, call_command

from mahua.console.models import Delivery
from mahua.kernel.errors import Refused
from mahua.members.models import Member
from tests.console.imports.offices import HEADER, LI, ZHANG, a_committee, book
from tests.factories.access import UserFactory

pytestmark = pytest.mark.django_db


def written(folder, *rows):
    path = folder / "名册.xlsx"
    path.write_bytes(book(*rows).read())
    return str(path)


def run(path, clerk, *options):
    call_command("import_roster", path, "--roster", "members", "--as", clerk.username, *options)


def test_a_roster_is_imported_as_somebody_within_their_scope(tmp_path, capsys):
    _, clerk = a_committee()

    run(written(tmp_path, HEADER, ZHANG, LI), clerk)

    assert Member.objects.count() == 2
    assert "已导入，2 行；新增 2" in capsys.readouterr().out
    assert Delivery.objects.get().sent_by == clerk


def test_check_imports_nothing(tmp_path):
    _, clerk = a_committee()

    run(written(tmp_path, HEADER, ZHANG), clerk, "--check")

    assert Delivery.objects.get().state == "checked"
    assert not Member.objects.exists()


def test_faults_are_listed_and_the_command_fails(tmp_path, capsys):
    _, clerk = a_committee()

    with pytest.raises(CommandError, match="有文件没有导入"):
        run(written(tmp_path, HEADER, ["", *ZHANG[1:]]), clerk)

    assert "名册 A2 姓名" in capsys.readouterr().out
    assert not Member.objects.exists()


def test_columns_that_are_not_plain_are_left_to_a_person(tmp_path):
    _, clerk = a_committee()

    with pytest.raises(Refused, match="还不能确定"):
        run(written(tmp_path, ["同志", "在哪个支部", "人员类别", "入党时间"], ZHANG), clerk)

    assert Delivery.objects.get().state == "received"


def test_somebody_who_may_not_import_is_refused(tmp_path):
    committee, _ = a_committee()
    secretary = UserFactory(role="branch_secretary", role__at=committee)

    with pytest.raises(Refused, match="不能导入党员名册"):
        run(written(tmp_path, HEADER, ZHANG), secretary)

    assert not Delivery.objects.exists()
