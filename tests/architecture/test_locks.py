"""Every page carries a lock: all URLs of the project × all roles, anonymous, and people of another branch."""

import logging
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from mahua.access.locks import KEY, OPEN, OWN
from mahua.access.roles import DUTY_OF_ROLE, KEEPING, OF_BRANCH, PERMISSIONS, roles_with
from mahua.organisations.models import Organisation
from tests.architecture.examples import EXAMPLES
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.embedded  # a lock is the same on both databases
NOBODY = {"str": "x2222222", "slug": "x2222222", "int": 999_999, "path": "x", "uuid": "0" * 32}
AT_BRANCH = {*OF_BRANCH, "member"}
AT_UNIT = {"committee_clerk", "unit_leader", "unit_administrator", "business_head"}
REFUSED, LOGS_IN, FAILS = {403, 404}, 302, 500


@dataclass(frozen=True)
class Page:
    """One URL: its name with namespace, its view, and the kinds of its parameters."""

    name: str
    view: object
    parameters: tuple[tuple[str, str], ...]

    @property
    def permission(self):
        return getattr(self.view, "permission", None)

    def address(self, example=None):
        said = {name: NOBODY.get(kind, "x") for name, kind in self.parameters}
        if example is not None:
            _, name, key = self.view.thing
            said[name] = getattr(example, key)
        return reverse(self.name, kwargs=said)

    def example_among(self, examples):
        """The thing this page is about, if a module gave an example of its kind."""
        thing = getattr(self.view, "thing", None)
        return examples.get(thing[0]._meta.label) if thing else None


def pages(resolver=None, namespace=(), parameters=()):
    for pattern in (resolver or get_resolver()).url_patterns:
        found = pattern.pattern.converters.items()
        asked = (*parameters, *((name, type(each).__name__.removesuffix("Converter").lower()) for name, each in found))
        if isinstance(pattern, URLPattern):
            name = ":".join((*namespace, pattern.name or pattern.lookup_str))
            yield Page(
                name, pattern.callback, tuple((name, "str" if kind == "string" else kind) for name, kind in asked)
            )
        else:
            inner = (*namespace, pattern.namespace) if pattern.namespace else namespace
            yield from pages(pattern, inner, asked)


PAGES = sorted(pages(), key=lambda page: page.name)


@pytest.fixture(autouse=True)
def _quiet():
    """Some thousand refusals are wanted here; writing each one's traceback takes longer than the walk."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def branch(db):
    """A branch of a unit of the district; the walk's people stand at it and above it."""
    unit = UnitFactory(parent=DistrictFactory())
    return OrganisationFactory(parent=OrganisationFactory(parent=unit, kind="party_committee"))


def somebody(role, branch):
    """Whoever holds one role, where such a role is held: at the branch, its unit, or the district."""
    length = len(branch.path) if role in AT_BRANCH else 8 if role in AT_UNIT else 4
    top = Organisation.objects.filter(path=branch.path[:length]).first() or branch
    return UserFactory(duty=DUTY_OF_ROLE[role], path=top.path, role=role, role__at=top)


def status_of(page, examples, session):
    """What a person gets: by GET, or by an empty POST where only that is answered. Whatever it changed is undone."""
    client = Client(raise_request_exception=False)
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    address = page.address(page.example_among(examples))
    with transaction.atomic():
        answer = client.get(address)
        answer = client.post(address) if answer.status_code == 405 else answer
        transaction.set_rollback(True)
    leads_to_log_in = answer.status_code == LOGS_IN and answer.url.startswith(reverse(settings.LOGIN_URL))
    return "log-in" if leads_to_log_in else answer.status_code


def walk(user, examples, among=PAGES):
    """{page: what it answered} for one person, who stays signed in on the way."""
    client = Client()
    if user is not None:
        client.force_login(user, backend="mahua.access.backends.DatedAssignments")
    session = client.session.session_key if user is not None else None
    return {page: status_of(page, examples, session) for page in among}


@pytest.fixture
def examples(branch):
    return {label: build(branch) for label, build in EXAMPLES.items()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_has_a_lock_that_exists(page):
    assert page.permission in {KEY, OPEN, OWN, *PERMISSIONS}, (
        f"{page.name}: put @may, @may_on, @for_oneself, @opened_by_key or @open_to_all on"
    )


def test_without_logging_in_only_open_pages_answer(examples):
    found = walk(None, examples)

    locked = {page: status for page, status in found.items() if page.permission != OPEN}
    wrong = {
        page.name: status for page, status in locked.items() if status != (403 if page.permission == KEY else "log-in")
    }
    assert wrong == {}
    assert FAILS not in found.values()


@pytest.mark.parametrize("role", DUTY_OF_ROLE)
def test_each_role_enters_what_it_may_and_nothing_else(role, branch, examples):
    found = walk(somebody(role, branch), examples)

    wrong = {page.name: status for page, status in found.items() if not is_right(page, role, status, examples)}
    assert wrong == {}


def is_right(page, role, status, examples):
    """Open and own pages answer anybody; a locked one refuses who lacks the permission, and who has it is let in."""
    if status in {FAILS, "log-in"}:
        return page.permission == OPEN and status == "log-in"  # logging out leads there
    if page.permission == KEY:
        return status == 403  # a role is no key
    if page.permission in {OPEN, OWN}:
        return status != 403
    if role not in roles_with(page.permission):
        return status in REFUSED if page.parameters else status == 403
    narrowed = PERMISSIONS[page.permission].when is not None
    return status != 403 or (narrowed and page.example_among(examples) is not None)


@pytest.mark.parametrize("role", ["branch_secretary", "committee_clerk"])
def test_people_of_another_branch_do_not_see_ours(role, branch, examples):
    elsewhere = OrganisationFactory(parent=UnitFactory())
    about_ours = [page for page in PAGES if page.permission in PERMISSIONS and page.example_among(examples)]

    found = walk(somebody(role, elsewhere), examples, among=about_ours)

    seen = {
        page.name: status
        for page, status in found.items()
        if status not in ({404} if role in roles_with(page.permission) else REFUSED)
    }
    assert about_ours
    assert seen == {}


def test_a_user_without_any_role_enters_only_open_and_own_pages(branch, examples):
    locked = [page for page in PAGES if page.permission in PERMISSIONS]

    found = walk(UserFactory(path=branch.path), examples, among=locked)

    assert {page.name: status for page, status in found.items() if status not in REFUSED} == {}


@pytest.mark.parametrize("role", ["system_administrator", "security_administrator", "audit_administrator"])
def test_the_three_administrators_may_nothing_of_business(role):
    assert {each.side for each in PERMISSIONS.values() if role in each.roles} == {KEEPING}


def test_no_two_of_the_three_administrators_share_a_permission_but_entering():
    three = {"system_administrator", "security_administrator", "audit_administrator"}
    shared = {code for code, each in PERMISSIONS.items() if len(three & each.roles) > 1}

    assert shared == {"access.enter"}
