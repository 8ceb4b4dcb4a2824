"""The same plan on django-helpdesk 2.6.1: runs in a virtual environment of its own, prints figures as JSON.

Started by tools/bench/calls.py, which makes the environment; installed as its own documentation says (install.rst,
teams.rst: teams off), on SQLite, DEBUG off, templates cached, signed in as a superuser. Its list is a page that fetches
its rows as JSON: `list` and `search` are both requests together, `rows` the JSON alone.
"""

import json
import random
import secrets
import sys
import time
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from statistics import median

URLS = """from django.urls import include, path
urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
"""
APPS = ("auth", "contenttypes", "sessions", "sites", "admin", "messages", "humanize", "staticfiles")
MIDDLEWARE = ("contrib.sessions.middleware.SessionMiddleware", "middleware.common.CommonMiddleware",
              "middleware.csrf.CsrfViewMiddleware", "contrib.auth.middleware.AuthenticationMiddleware",
              "contrib.messages.middleware.MessageMiddleware")  # fmt: skip
PROCESSORS = ("contrib.auth.context_processors.auth", "template.context_processors.request",
              "template.context_processors.i18n", "template.context_processors.static",
              "contrib.messages.context_processors.messages")  # fmt: skip
MATTERS = (
    "电梯停运，老人上下楼困难",
    "路灯一排都不亮",
    "楼道堆满杂物",
    "公交站挪远了",
    "工地半夜还在施工",
    "垃圾桶满了没人清",
)


def main():
    folder, rounds, tickets = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    set_up(folder)
    if not (folder / "filled").exists():
        fill(tickets)
        (folder / "filled").touch()
    print(json.dumps(measure(rounds)))


def set_up(folder):
    import django
    from django.conf import settings

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "peer_urls.py").write_text(URLS)
    sys.path.insert(0, str(folder))
    settings.configure(
        DEBUG=False, SECRET_KEY=secrets.token_hex(16), ALLOWED_HOSTS=["*"], SITE_ID=1, USE_TZ=True, ROOT_URLCONF="peer_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "peer.sqlite3")}},
        INSTALLED_APPS=[*(f"django.contrib.{app}" for app in APPS), "rest_framework", "helpdesk"],
        MIDDLEWARE=[f"django.{each}" for each in MIDDLEWARE], STATIC_URL="/static/", LOGIN_URL="/login/",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                    "OPTIONS": {"context_processors": [f"django.{each}" for each in PROCESSORS]}}],
        HELPDESK_TEAMS_MODE_ENABLED=False, HELPDESK_TEAM_MIGRATION_DEPENDENCIES=[], DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    )  # fmt: skip
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill(tickets):
    """As many tickets as calls, in twelve queues, with as many follow-ups as our calls have steps (nine)."""
    from django.contrib.auth import get_user_model
    from helpdesk.models import FollowUp, Queue, Ticket

    user = get_user_model().objects.create_superuser("peer", "peer@example.org", "peer")
    rng, now = random.Random(1), datetime(2026, 11, 27, tzinfo=UTC)  # noqa: S311 (of a benchmark)
    queues = [Queue.objects.create(title=f"queue {number}", slug=f"q{number}") for number in range(12)]
    made = [
        Ticket(
            title=f"{rng.choice('金沙翠竹锦绣和平')}苑{rng.randrange(1, 19)}栋{rng.choice(MATTERS)}", queue=rng.choice(queues),
            description="居民反映，已经三天了。", status=rng.choice((1, 1, 3, 4, 4, 4, 4)), priority=rng.randrange(1, 6),
            submitter_email="someone@example.org", created=now - timedelta(minutes=50 * number), modified=now,
            secret_key=f"key{number}", assigned_to=user if number % 5 == 0 else None,
        )
        for number in range(tickets)
    ]  # fmt: skip
    Ticket.objects.bulk_create(made, batch_size=500)
    lines = (
        FollowUp(ticket=ticket, date=ticket.created, title="经过", comment="已到现场处理", public=True, user=user)
        for ticket in Ticket.objects.all()
        for _ in range(9)
    )
    FollowUp.objects.bulk_create(list(lines), batch_size=500)


def measure(rounds):
    from django.contrib.auth import get_user_model
    from django.test import Client
    from helpdesk.models import Ticket
    from helpdesk.query import query_to_base64

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(get_user_model().objects.get(username="peer"))
    filtered = query_to_base64({"filtering": {"queue__id__in": [1, 2, 3]}, "sorting": "created"})
    searched = query_to_base64({"filtering": {}, "sorting": "created", "search_string": "电梯"})
    rows = (
        "/datatables_ticket_list/{query}?draw=1&start=0&length=25&search[value]=&order[0][column]=0&order[0][dir]=desc"
    )
    ticket = Ticket.objects.order_by("-pk").first().pk
    plan = {
        "list": ["/tickets/?queue=1&queue=2&queue=3", rows.format(query=filtered)],
        "rows": [rows.format(query=filtered)],
        "search": ["/tickets/?q=电梯&search_type=header", rows.format(query=searched)],
        "dashboard": ["/dashboard/"],
        "detail": [f"/tickets/{ticket}/"],
    }
    return {name: timed(client, addresses, rounds) for name, addresses in plan.items()}


def timed(client, addresses, rounds):
    from django.db import connection

    queries = []

    def counted(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    for address in addresses:
        client.get(address)
    with connection.execute_wrapper(counted):
        for address in addresses:
            answer = client.get(address)
            if answer.status_code != HTTPStatus.OK:
                sys.exit(f"{address}: {answer.status_code}")
    wall, cpu = [], []
    for _ in range(rounds):
        began, spent = time.perf_counter(), time.process_time()
        for address in addresses:
            client.get(address)
        cpu.append((time.process_time() - spent) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return {"queries": len(queries), "wall": quantiles(wall), "cpu": quantiles(cpu)}


def quantiles(values):
    ordered = sorted(values)
    return [round(median(ordered), 1), round(ordered[int(len(ordered) * 0.95)], 1)]


if __name__ == "__main__":
    main()
