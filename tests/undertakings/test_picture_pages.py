"""The braid and 融合度 as they stand on pages."""

from datetime import date

import pytest
from django.urls import reverse

from mahua.undertakings.models import Apart, Joint
from tests.factories.access import UserFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db


def joined(undertaking, *days, stage="co_carried", kind="member_carried_task", after_the_fact=False):
    for number, day in enumerate(days):
        said = {"stage": stage, "kind": kind, "after_the_fact": after_the_fact, "source_position": number + 1}
        Joint.objects.create(undertaking=undertaking, source=f"w{day:%m%d}", occurred_on=day, **said)


def page_of(client, undertaking):
    client.force_login(UserFactory(role="unit_leader", role__at=undertaking.unit))
    return client.get(undertaking.get_absolute_url()).content.decode()


def test_the_page_draws_a_crossing_for_each_joint_and_lists_it(client):
    undertaking = UndertakingFactory(planned=True)
    joined(undertaking, date(2026, 2, 3), date(2026, 3, 4))

    page = page_of(client, undertaking)

    assert page.count('class="braid-joint"') == 4  # lying and upright
    assert 'aria-label="业务与党建两股，从2026年1月10日到' in page
    assert "2月3日党员承担任务" in page
    assert f'href="{reverse("tasks:show", args=["w0203"])}"' in page


def test_the_page_tells_what_needs_no_joining(client):
    undertaking = UndertakingFactory(planned=True)
    days = {"from_on": date(2026, 4, 1), "until_on": date(2026, 6, 30)}
    Apart.objects.create(undertaking=undertaking, reason="等上级批复", said_on=date(2026, 4, 1), **days)

    assert "四月初到六月下旬无需结合：等上级批复" in page_of(client, undertaking)


def test_the_page_counts_what_was_done_together_and_marks_what_was_linked_afterwards(client):
    undertaking = UndertakingFactory(planned=True, starts_on=date(2025, 1, 10), ends_on=date(2025, 4, 30))
    joined(undertaking, date(2025, 2, 3), date(2025, 2, 20), date(2025, 3, 4))
    joined(undertaking, date(2025, 4, 9), stage="co_planned", kind="resolution_became_task", after_the_fact=True)

    page = page_of(client, undertaking)

    assert "融合度 2 / 6" in page  # planned 0/1, deployed 0/1, carried 2/3, inspected 0/1
    assert "其中事后关联 1 条" in page


def test_before_both_strands_are_planned_nothing_is_counted(client):
    undertaking = UndertakingFactory()
    planned = UndertakingFactory(planned=True, unit=undertaking.unit)

    assert "融合度 " in page_of(client, planned)
    assert "融合度 " not in page_of(client, undertaking)


def test_the_page_about_the_measure_shows_the_examples(client):
    client.force_login(UserFactory(role="branch_secretary", role__at=OrganisationFactory()))

    page = client.get(reverse("undertakings:measure")).content.decode()

    assert "5 / 9" in page
    assert "14 / 19" in page
    assert "多开会不会" in page
