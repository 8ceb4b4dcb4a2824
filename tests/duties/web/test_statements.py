"""述职 on its pages: who reads what."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from mahua.duties.models import Statement
from tests.factories.access import UserFactory
from tests.factories.duties import StatementFactory
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
YEAR = {"year": 2026}


def in_a_unit(statements=1, **said):
    unit = UnitFactory(parent=DistrictFactory())
    committee = OrganisationFactory(parent=unit, kind="party_committee")
    made = [
        StatementFactory(post__organisation=OrganisationFactory(parent=committee), reviewer=committee, **said)
        for _ in range(statements)
    ]
    return unit, committee, made


def address(name, statement):
    return reverse(f"duties:{name}", args=[statement.code])


@pytest.mark.parametrize("statements", [1, 3])
def test_the_list_costs_the_same_however_long(client, statements, django_assert_num_queries):
    unit, *_ = in_a_unit(statements)
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))
    client.get(reverse("duties:statements"), YEAR)

    with django_assert_num_queries(6):  # session, user, roles, page, reviewing bodies, ended rounds
        page = client.get(reverse("duties:statements"), YEAR).content.decode()

    assert page.count("<tr>") == statements + 1


def test_the_holder_of_the_post_files_the_own_report(client):
    DistrictFactory()
    post = PostFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=post.organisation, member_code=post.member.code))
    year = NOW.year

    answer = client.post(reverse("duties:new_statement"), {"post": post.code, "year": year, "words": "做了三件事"})

    assert answer.url == Statement.objects.get().get_absolute_url()


def test_nobody_files_for_a_post_of_somebody_else(client):
    post = PostFactory()
    client.force_login(
        UserFactory(role="branch_recorder", role__at=post.organisation, member_code=MemberFactory().code)
    )

    answer = client.post(reverse("duties:new_statement"), {"post": post.code, "year": 2026, "words": "做了三件事"})

    assert (answer.status_code, Statement.objects.count()) == (422, 0)


def test_the_superior_comments_and_seals_and_no_page_shows_the_grade_unopened(client):
    _, committee, (statement,) = in_a_unit()
    client.force_login(UserFactory(role="committee_clerk", role__at=committee))

    client.post(address("comment_statement", statement), {"words": "抓得实"})
    client.post(address("grade_statement", statement), {"grade": "fairly_good"})

    page = client.get(address("statement", statement)).content.decode()
    listed = client.get(reverse("duties:statements"), YEAR).content.decode()
    opened = client.post(address("open_grade", statement), {"reason": "会议复核"}).content.decode()
    assert "已封存" in page
    assert "<p>较好</p>" not in page + listed
    assert "<p>较好</p>" in opened


def test_reports_are_read_by_the_holder_and_those_who_review_and_nobody_else_of_the_branch(client):
    _, committee, (statement,) = in_a_unit()
    branch = statement.organisation
    people = {
        "holder": UserFactory(role="member", role__at=branch, member_code=statement.post.member.code),
        "clerk": UserFactory(role="committee_clerk", role__at=committee),
        "recorder": UserFactory(role="branch_recorder", role__at=branch),
        "member": UserFactory(role="member", role__at=branch, member_code=MemberFactory().code),
    }
    seen = {}
    for who, user in people.items():
        client.force_login(user)
        seen[who] = client.get(address("statement", statement)).status_code

    assert seen == {"holder": 200, "clerk": 200, "recorder": 404, "member": 404}


def test_a_branch_is_graded_by_its_own_superior_and_not_past_it_by_the_working_committee(client):
    unit, _, (statement,) = in_a_unit(state="commented")
    answers = []
    for role in ("working_committee", "unit_leader"):
        place = unit if role == "unit_leader" else type(unit).objects.get(kind="district")
        client.force_login(UserFactory(role=role, role__at=place))
        answers.append(client.post(address("grade_statement", statement), {"grade": "good"}).status_code)

    assert answers == [403, 302]


def test_the_holder_opens_the_own_grade_and_cannot_give_it(client):
    *_, (statement,) = in_a_unit(state="commented")
    holder = UserFactory(
        role="branch_secretary", role__at=statement.organisation, member_code=statement.post.member.code
    )
    client.force_login(holder)
    given = client.post(address("grade_statement", statement), {"grade": "good"}).status_code
    statement.seal_grade("average", by=None, at=NOW)

    opened = client.post(address("open_grade", statement), {"reason": "本人查看"}).content.decode()

    assert given == 403
    assert "<p>一般</p>" in opened


def test_what_is_to_put_right_is_opened_and_closed_on_the_page(client):
    _, committee, (statement,) = in_a_unit()
    client.force_login(UserFactory(role="committee_clerk", role__at=committee))

    client.post(address("new_rectification", statement), {"title": "支委分工", "due_on": "2026-12-31"})
    line = statement.rectifications.get()
    client.post(
        reverse("duties:close_rectification", args=[line.code]), {"on": f"{line.opened_on}", "result": "已分工"}
    )

    line.refresh_from_db()
    assert not line.is_open
