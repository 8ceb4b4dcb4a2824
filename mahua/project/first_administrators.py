"""The three administrators of a real installation (三员分设, GB/T 22239-2019 8.1.5): three people, three accounts."""

import secrets
import string
from dataclasses import dataclass

from mahua.access.models import Assignment, User
from mahua.access.roles import AUDIT_ADMINISTRATOR, DUTY_OF_ROLE, SECURITY_ADMINISTRATOR, SYSTEM_ADMINISTRATOR
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import verb
from mahua.organisations.models import Organisation
from mahua.project import wording

ROLES = (SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR)
ROLE_OF = {DUTY_OF_ROLE[role]: role for role in ROLES}
CLASSES = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
UNLIKE = str.maketrans("", "", "0O1lI")


@dataclass(frozen=True, kw_only=True)
class Appointed:
    """One administrator and the password that is shown once."""

    role: str
    username: str
    name: str
    password: str


@verb
def appoint(people, *, district_name, at):
    """Found the district if there is none, and open the three accounts over it.

    `people` maps each of the three roles to (username, name). Refused when administrators exist already.
    """
    if User.objects.exclude(duty=User.Duty.BUSINESS).exists():
        raise Refused(wording.ADMINISTRATORS_EXIST)
    if len({username for username, _ in people.values()}) < len(ROLES):
        raise Refused(wording.THREE_DIFFERENT)
    district = Organisation.objects.of_kind("district").first() or Organisation.found(
        district_name, kind="district", parent=None, founded_on=day_of(at), by=None, at=at
    )
    return tuple(_appoint_one(role, *people[role], district=district, at=at) for role in ROLES)


@verb
def renew_unused(*, at):
    """Other one-time passwords for those administrators who never came for theirs; nobody who did is touched."""
    unused = User.objects.exclude(duty=User.Duty.BUSINESS).filter(is_active=True, must_change_password=True)
    renewed = [
        Appointed(
            role=ROLE_OF[user.duty],
            username=user.username,
            name=user.name,
            password=user.reset_password(by=None, at=at),
        )
        for user in unused.order_by("pk")
    ]
    if not renewed:
        raise Refused(wording.NOTHING_TO_RENEW)
    return renewed


def _appoint_one(role, username, name, *, district, at):
    password = one_time_password()
    user = User(
        username=username,
        name=name,
        duty=DUTY_OF_ROLE[role],
        path=district.path,
        must_change_password=True,
        password_changed_at=at,
    )
    user.set_password(password)
    user.save()
    Assignment.grant(user, role=role, organisation=district, from_on=day_of(at), by=None, at=at)
    return Appointed(role=role, username=username, name=name, password=password)


def one_time_password(length=14) -> str:
    """Random, of three classes, without characters that are read one for another."""
    alphabets = [letters.translate(UNLIKE) for letters in CLASSES]
    drawn = [secrets.choice(letters) for letters in alphabets]
    drawn += [secrets.choice("".join(alphabets)) for _ in range(length - len(drawn))]
    secrets.SystemRandom().shuffle(drawn)
    return "".join(drawn)
