"""Carrying a sending out: put as its robot wants it, posted over an allowed way, and what the answer means for it."""

from django.conf import settings
from django.urls import reverse

from mahua.kernel.cipher import Unreadable
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import ancestors
from mahua.notices import wording
from mahua.notices.egress import Egress
from mahua.notices.kinds import words_of
from mahua.notices.models import Sending, UnitSetting
from mahua.notices.posting import post
from mahua.notices.robots import ROBOTS, Message, Verdict, verdict_on
from mahua.notices.telling_hours import TellingHours, workdays


def carry_out_next(*, at) -> bool:
    """Try the sending that has been due longest; whether there was one."""
    sending = Sending.take_next(at=at)
    if sending is None:
        return False
    carry_out(sending, at=at)
    return True


def send_test(webhook, *, at) -> Verdict:
    """Try the robot at once, with a message that says so; it is not tried again."""
    if not webhook.is_enabled:
        raise Refused(wording.IS_PAUSED)
    sending = Sending.to(webhook, at=at, is_test=True)
    sending.save()
    return carry_out(sending, at=at) if sending.take(at=at) else Verdict(is_taken=False, words=wording.SWITCHED_ALREADY)


def carry_out(sending, *, at) -> Verdict:
    """Try a sending that was taken. Outside any transaction: an answer may take its time."""
    verdict = _tried(sending, at=at)
    if verdict.is_taken:
        sending.succeed(verdict.words, at=at)
    elif verdict.is_final or sending.is_last_try:
        sending.give_up(verdict.words, at=at)
    else:
        sending.postpone(
            verdict.words, until=_next_try(sending, at + max(verdict.wait or sending.pause, sending.pause))
        )
    sending.webhook.note(verdict.words, taken=verdict.is_taken, at=at)
    return verdict


def _tried(sending, *, at):
    webhook = sending.webhook
    try:
        address, secret = webhook.address.use(), webhook.secret.use()
        request = ROBOTS[webhook.adapter].request(_message(sending, at=at), address=address, secret=secret)
        return verdict_on(post(request, egress=Egress.read(settings.EGRESS)), adapter=webhook.adapter)
    except Refused as refused:
        return Verdict(is_taken=False, words=refused.words)
    except Unreadable:
        return Verdict(is_taken=False, words=wording.SEALED_UNDER_ANOTHER_KEY, is_final=True)


def _message(sending, *, at):
    counts = sorted(sending.counts.items(), key=lambda each: (-each[1], each[0]))
    return Message(
        code=sending.code,
        at=at,
        counts=tuple((words_of(kind), count) for kind, count in counts),
        link=_link(),
        is_urgent=sending.is_urgent,
        is_test=sending.is_test,
    )


def _link():
    """The list of notices under the address people use; '' while the installation has not been told it."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    return origins[0].rstrip("/") + reverse("notices:index") if origins else ""


def _next_try(sending, moment):
    """What is not urgent is not sent in the evening because it failed in the afternoon."""
    if sending.is_urgent:
        return moment
    path = sending.webhook.path
    setting = UnitSetting.objects.above([*ancestors(path), path]).last()
    hours = setting.hours if setting else TellingHours()
    return hours.each_at_once().next_after(moment, is_workday=workdays())
