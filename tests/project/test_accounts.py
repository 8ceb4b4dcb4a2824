import pytest

from mahua.kernel.errors import Refused
from mahua.project import accounts
from mahua.project.accounts import DemoAccount
from mahua.project.cli import main
from tests.factories.organisations import DistrictFactory

SECRETARY = DemoAccount(role="branch_secretary", username="sj", password="Demo-1", name="甲", organisation="第一党支部")
SECOND = DemoAccount(role="branch_secretary", username="sj2", password="Demo-2", name="乙", organisation="第二党支部")
CLERK = DemoAccount(role="committee_clerk", username="gs", password="Demo-3", name="丙", organisation="机关党委")


@pytest.fixture(autouse=True)
def embedded(settings, tmp_path):
    settings.HOME = tmp_path
    settings.EXTERNAL_DATABASE = False


@pytest.mark.django_db
def test_the_log_ins_of_a_demo_are_listed_as_they_were_kept():
    accounts.keep([SECRETARY, CLERK], district=DistrictFactory())

    assert accounts.listed() == (SECRETARY, CLERK)


@pytest.mark.django_db
def test_only_the_owner_of_the_home_folder_can_read_them(tmp_path):
    accounts.keep([SECRETARY], district=DistrictFactory())

    assert (tmp_path / accounts.FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_a_file_left_over_from_another_database_lists_nothing():
    district = DistrictFactory()
    accounts.keep([SECRETARY], district=district)
    type(district).objects.filter(pk=district.pk).update(code="o2222")

    with pytest.raises(Refused, match="不是示例区的数据库"):
        accounts.listed()


@pytest.mark.django_db
def test_a_database_that_is_no_demo_lists_nothing():
    with pytest.raises(Refused, match="不是示例区的数据库"):
        accounts.listed()


@pytest.mark.django_db
@pytest.mark.parametrize("deed", [accounts.listed, lambda: accounts.keep([SECRETARY], district=DistrictFactory())])
def test_on_an_external_database_they_are_neither_kept_nor_listed(settings, deed):
    settings.EXTERNAL_DATABASE = True

    with pytest.raises(Refused, match="外部数据库"):
        deed()


@pytest.mark.django_db
def test_a_test_may_say_that_an_external_database_is_thrown_away(settings):
    settings.EXTERNAL_DATABASE = settings.DEMO_ON_EXTERNAL = True

    accounts.keep([SECRETARY], district=DistrictFactory())

    assert accounts.listed() == (SECRETARY,)


def test_one_log_in_of_each_role_is_the_first_of_it():
    assert accounts.one_of_each_role([SECRETARY, SECOND, CLERK]) == (SECRETARY, CLERK)


def test_the_command_says_why_it_lists_nothing(settings, capsys):
    settings.EXTERNAL_DATABASE = True

    outcome = main(["accounts", "--json"])

    assert outcome == 1
    assert capsys.readouterr() == (
        "",
        "外部数据库（MAHUA_DATABASE）上不设示例账号。正式使用请运行：mahua first-administrators。\n",
    )
