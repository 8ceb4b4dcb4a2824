"""Log-ins of the 示例区: kept in a file beside the demo database, and listed only for the database they belong to."""

import json
import os
from dataclasses import asdict, dataclass

from django.conf import settings

from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation
from mahua.project import wording

FILE = "demo-accounts.json"


@dataclass(frozen=True, kw_only=True)
class DemoAccount:
    """One log-in of the 示例区, and what the person is there."""

    role: str
    username: str
    password: str
    name: str
    organisation: str


def refuse_external() -> None:
    """Demo accounts never stand on an external database; a throw-away one in a test says so by MAHUA_DEMO_ON_EXTERNAL."""
    if settings.EXTERNAL_DATABASE and not settings.DEMO_ON_EXTERNAL:
        raise Refused(wording.DEMO_ONLY_EMBEDDED)


def keep(accounts, *, district: Organisation) -> None:
    """Note the log-ins of a freshly loaded 示例区; `district` ties the file to its database."""
    refuse_external()
    said = {"district": district.code, "accounts": [asdict(account) for account in accounts]}
    file = os.open(settings.HOME / FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as written:
        json.dump(said, written, ensure_ascii=False, indent=1)


def listed() -> tuple[DemoAccount, ...]:
    """The log-ins of this 示例区; refused on any other database."""
    refuse_external()
    try:
        said = json.loads((settings.HOME / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(wording.NOT_A_DEMO) from None
    if not Organisation.objects.filter(code=said["district"], kind="district").exists():
        raise Refused(wording.NOT_A_DEMO)
    return tuple(DemoAccount(**account) for account in said["accounts"])


def one_of_each_role(accounts) -> tuple[DemoAccount, ...]:
    """The first log-in of each role, in the order given."""
    first = {}
    for account in accounts:
        first.setdefault(account.role, account)
    return tuple(first.values())
