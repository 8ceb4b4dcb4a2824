"""What an answer means: taken, again later, or never."""

from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from mahua.notices import wording

LONGEST_WAIT = timedelta(hours=1)
RATE_WAIT = timedelta(minutes=10)  # DingTalk shuts a robot that was too fast out for as long; the others for less


@dataclass(frozen=True, slots=True)
class Verdict:
    """`wait` is how long the other side wants to be left alone; `is_final` that trying again is of no use."""

    is_taken: bool
    words: str
    wait: timedelta | None = None
    is_final: bool = False


def of_status(answer) -> Verdict | None:
    """What the status says whatever the robot; None for 200, which the robot itself has to read."""
    status, words = answer.status, wording.ANSWERED.format(status=answer.status)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Verdict(is_taken=False, words=wording.TOO_FAST, wait=_asked_wait(answer))
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Verdict(is_taken=False, words=wording.SENT_ELSEWHERE, is_final=True)
    if status in {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.SERVICE_UNAVAILABLE}:
        return Verdict(is_taken=False, words=words, wait=_asked_wait(answer, otherwise=None))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Verdict(is_taken=False, words=words)
    if status >= HTTPStatus.BAD_REQUEST:
        return Verdict(is_taken=False, words=words, is_final=True)
    return None


def _asked_wait(answer, *, otherwise=RATE_WAIT):
    """Retry-After as seconds or as a date, at most an hour."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit() and len(said) <= len("99999"):
        return min(timedelta(seconds=int(said)), LONGEST_WAIT)
    try:
        sent, until = parsedate_to_datetime(answer.headers.get("date", "")), parsedate_to_datetime(said)
        return min(max(until - sent, timedelta()), LONGEST_WAIT)
    except (TypeError, ValueError):
        return otherwise
