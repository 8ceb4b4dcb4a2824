import pytest
from django import forms
from django.test import Client, override_settings

from mahua.ui.refusals import PersonalPagesNoStore, way_back
from tests.ui.people import Person, asking

WORDS = "本季度的支部党员大会已经召开，不能再取消。"


@pytest.fixture
def browser():
    return Client(raise_request_exception=False)


def test_a_refusal_is_a_409_page_with_its_own_words_and_a_way_back(browser):
    response = browser.get("/refuse/", headers={"referer": "http://testserver/plain/?page=2"})

    text = response.content.decode()
    assert response.status_code == 409
    assert WORDS in text
    assert 'href="http://testserver/plain/?page=2"' in text


def test_htmx_gets_the_words_for_the_message_place(browser):
    response = browser.post("/refuse/", headers={"hx-request": "true"})

    assert response.status_code == 409
    assert response.content.decode() == f'<p class="message refused">{WORDS}</p>'
    assert response.headers["HX-Retarget"] == "#messages"
    assert "HX-Request" in response.headers["Vary"]


def test_the_way_back_never_leads_to_another_site():
    assert way_back(asking(referer="https://elsewhere.example/")) == "/"
    assert way_back(asking()) == "/"


def test_other_errors_stay_errors(browser):
    with override_settings(DEBUG=False):
        response = browser.get("/stumble/")

    assert response.status_code == 500
    assert "系统出了差错" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "status", "words"), [("/forbid/", 403, "没有办理这一项的权限"), ("/nowhere/", 404, "没有找到这个页面")]
)
def test_error_pages_say_what_to_do(browser, path, status, words):
    response = browser.get(path)

    assert response.status_code == status
    assert words in response.content.decode()


def test_a_form_from_long_ago_is_explained():
    response = Client(enforce_csrf_checks=True).post("/ui/type-size/", {"size": "large"})

    assert response.status_code == 403
    assert "这次提交没有被接受" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "person", "kept"),
    [("/plain/", Person(), False), ("/plain/", Person(is_authenticated=False), True), ("/data/", Person(), True)],
)
def test_pages_of_a_signed_in_person_are_not_stored(path, person, kept):
    request = asking(path, by=person)

    response = PersonalPagesNoStore(request.resolver_match.func)(request)

    assert ("no-store" not in response.headers.get("Cache-Control", "")) == kept


def test_a_forms_own_address_opened_as_a_page_says_what_to_do(browser):
    opened = browser.get("/only-sent-to/")
    sent = browser.post("/only-sent-to/")

    assert (opened.status_code, opened.headers["Allow"]) == (405, "POST")
    assert "这次提交没有收到" in opened.content.decode()
    assert sent.status_code == 200


def test_a_form_speaks_to_a_person():
    field = forms.CharField(max_length=3)

    with pytest.raises(forms.ValidationError, match="请填写或选择这一项。"):
        field.clean("")
    with pytest.raises(forms.ValidationError, match="最多 3 字，现在是 4 字。"):
        field.clean("路灯不亮")
