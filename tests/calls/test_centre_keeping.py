"""Categories, shifts and the dispatcher's first screen."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mahua.calls.models import Category, Shift
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.organisations.models import Organisation
from tests.factories.access import UserFactory
from tests.factories.calls import CategoryFactory, clerk, queued
from tests.factories.organisations import DistrictFactory

pytestmark = pytest.mark.django_db
TREE = "一级分类,二级分类,三级分类\n城建,电梯,困人\n,,年检\n城建,道路,\n"


@pytest.fixture
def dispatcher(client):
    user = clerk("dispatcher", DistrictFactory())
    client.force_login(user)
    return user


def send(client, text):
    return client.post(reverse("calls:categories"), {"file": SimpleUploadedFile("类别.csv", text.encode())})


def test_a_tree_of_three_levels_is_read_from_a_table_and_what_is_there_stays(client, dispatcher):
    city = CategoryFactory(name="城建")

    send(client, TREE)
    send(client, TREE)

    lift = Category.objects.get(name="电梯")
    assert lift.parent == city
    assert set(lift.children.values_list("name", flat=True)) == {"困人", "年检"}
    assert Category.objects.count() == 5


def test_what_is_no_tree_is_refused_with_how_to_write_it(client, dispatcher):
    answer = send(client, "一级分类,二级分类,三级分类\n")

    assert answer.status_code == 422
    assert "看不出类别" in answer.content.decode()


def test_a_category_asks_its_own_questions_and_is_retired(client, dispatcher):
    category = CategoryFactory()
    address = reverse("calls:category", args=[category.code])

    stamp = client.get(address).context["stamp"]
    client.post(address, {"questions": "几号梯？（必填）\n停了多久？", "retired": "on", "stamp": stamp})

    category.refresh_from_db()
    assert [(each["words"], each["required"]) for each in category.questions] == [
        ("几号梯？", True),
        ("停了多久？", False),
    ]
    assert category.retired
    assert "几号梯？（必填）" in client.get(address).content.decode()
    assert Fact.objects.get().data == {"category": category.code, "questions": 2, "retired": 1}


def test_what_somebody_else_changed_meanwhile_is_shown_beside_what_was_written(client, dispatcher):
    category = CategoryFactory()
    address = reverse("calls:category", args=[category.code])
    stamp = client.get(address).context["stamp"]
    client.post(address, {"questions": "几号梯？", "stamp": stamp})

    late = client.post(address, {"questions": "停了多久？", "stamp": stamp})
    words, kept = late.content.decode(), Category.objects.get().questions[0]["words"]
    client.post(address, {"questions": "停了多久？", "stamp": late.context["stamp"]})

    assert (late.status_code, kept) == (422, "几号梯？")
    assert "别人刚改过" in words
    assert "几号梯？" in words
    assert "停了多久？" in words
    assert Category.objects.get().questions[0]["words"] == "停了多久？"


def test_a_table_of_categories_leaves_one_fact_and_none_where_nothing_is_new(client, dispatcher):
    send(client, TREE)
    send(client, TREE)

    assert [(fact.kind, fact.data) for fact in Fact.objects.all()] == [("category.brought_in", {"added": 5})]


def test_a_shift_is_handed_over_with_what_is_left_to_the_next(client, dispatcher):
    begun = timezone.localtime() - timedelta(hours=1)
    said = {"person": dispatcher.pk, "from_at": f"{begun:%Y-%m-%dT%H:%M}"}
    client.post(reverse("calls:shifts"), {**said, "until_at": f"{begun + timedelta(hours=8):%Y-%m-%dT%H:%M}"})
    shift = Shift.objects.get()

    client.post(reverse("calls:leave_shift", args=[shift.pk]), {"notes": "柳溪街道那件等区里回话"})
    assert "柳溪街道那件等区里回话" in client.get(reverse("calls:shifts")).content.decode()
    client.post(reverse("calls:take_over_shift", args=[shift.pk]))

    shift.refresh_from_db()
    assert shift.taken_over_by == dispatcher
    with pytest.raises(Refused, match="别人刚改过"):
        shift.take_over(by=UserFactory(), at=timezone.now(), district=Organisation.objects.get())
    said = [(fact.kind, fact.data) for fact in Fact.objects.order_by("position")]
    assert said == [("shift.amended", {"shift": shift.pk, "what": each}) for each in ("planned", "left", "taken_over")]


def test_a_shift_that_ends_before_it_begins_comes_back(client, dispatcher):
    said = {"person": dispatcher.pk, "from_at": "2026-11-23T18:00", "until_at": "2026-11-23T08:00"}

    answer = client.post(reverse("calls:shifts"), said)

    assert answer.status_code == 422
    assert "结束要在开始以后" in answer.content.decode()


def test_the_dispatchers_first_screen_shows_the_most_urgent_calls(client, dispatcher):
    queued("可以慢慢来")
    queued("马上就要办", urgency="critical")

    page = client.get(reverse("console:home")).content.decode()

    assert page.index("马上就要办") < page.index("可以慢慢来")
