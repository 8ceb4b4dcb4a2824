"""What people are told who ask for what cannot be: a stale page, a day out of order, a place below itself."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation, Placement, Term
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
FUTURE = date(2999, 1, 1)


def around():
    return {"by": None, "at": timezone.now()}


def test_a_dissolved_organisation_changes_no_more():
    branch = OrganisationFactory(parent=(unit := UnitFactory()))
    branch.dissolve(on=DAY, **around())

    for change in (
        lambda: branch.rename("新名称", on=date(2026, 4, 1), **around()),
        lambda: branch.move(UnitFactory(), on=date(2026, 4, 1), **around()),
        lambda: Organisation.found("小组", kind="cell", parent=branch, founded_on=date(2026, 4, 1), **around()),
        lambda: Term.begin(branch, began_on=date(2026, 4, 1), **around()),
    ):
        with pytest.raises(Refused, match="已于 2026-03-01 撤销"):
            change()

    assert Placement.objects.get(organisation=branch).until_on == DAY
    assert not Organisation.objects.below(unit.path).standing().exclude(pk=unit.pk).exists()


def test_nothing_is_entered_before_it_has_happened():
    unit = UnitFactory()

    with pytest.raises(Refused, match="还没有到"):
        Organisation.found("第一党支部", kind="branch", parent=unit, founded_on=FUTURE, **around())
    with pytest.raises(Refused, match="还没有到"):
        Term.begin(OrganisationFactory(parent=unit), began_on=FUTURE, **around())


def test_a_term_that_has_ended_is_not_extended():
    branch = OrganisationFactory()
    term = Term.begin(branch, began_on=date(2023, 3, 15), opening=True, **around())
    Term.begin(branch, began_on=DAY, **around())

    with pytest.raises(Refused, match="这一届已经结束"):
        term.extend(until=date(2026, 9, 15), **around())


def test_a_place_below_itself_is_not_offered_and_a_stale_choice_is_answered_in_words(client):
    district = DistrictFactory()
    committee = OrganisationFactory(kind="party_committee", parent=UnitFactory(parent=district))
    general = OrganisationFactory(kind="general_branch", parent=committee)
    inner = OrganisationFactory(parent=general)
    client.force_login(UserFactory(role="working_committee", role__at=district, path=district.path))

    asked = client.get(reverse("organisations:move", args=[general.code]))
    answered = client.post(
        reverse("organisations:move", args=[general.code]), {"parent": inner.code, "on": "2026-03-01"}
    )

    assert inner.code not in dict(asked.context["form"].fields["parent"].choices)
    assert answered.status_code == 422
    assert answered.context["form"].errors["parent"] == ["所选的这一项现在不能选，请重新选择。"]
    with pytest.raises(Refused, match="划到它自己的下级"):
        general.move(inner, on=DAY, **around())


def test_the_day_of_a_dissolution_is_proposed_no_later_than_today(client):
    district = DistrictFactory()
    branch = OrganisationFactory(kind="temporary_branch", parent=district, planned_until=FUTURE)
    client.force_login(UserFactory(role="working_committee", role__at=district, path=district.path))

    asked = client.get(reverse("organisations:dissolve", args=[branch.code]))

    assert asked.context["form"]["on"].initial < FUTURE
