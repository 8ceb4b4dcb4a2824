from datetime import time, timedelta

from mahua.calls import escalation, hot_topics, learning
from mahua.calls.models import ProgressTry
from mahua.jobs.schedule import job


@job("calls.escalate", every=timedelta(minutes=1))
def escalate(at):
    """Clocks that ran out, pauses that reached their cap."""
    escalation.resume_capped(at)
    escalation.sweep(at)


@job("calls.close_silent", every=timedelta(minutes=10))
def close_silent(at):
    """Calls nobody rated in time."""
    escalation.close_silent(at)


@job("calls.erase_requesters", daily=time(3, 20))
def erase_requesters(at):
    """What was known of people behind calls that ended long ago, and the files that came with them."""
    escalation.erase_enclosures(at)
    escalation.erase_requesters(at)


@job("calls.learn", daily=time(2, 40))
def learn(at):
    """What closed calls teach about new ones, once they are enough."""
    learning.learn_anew(at)


@job("calls.forget_tries", daily=time(3, 25))
def forget_tries(at):
    """How often somebody asked how their call goes: not kept beyond a day."""
    ProgressTry.forget(at)


@job("calls.find_topics", daily=time(3, 0))
def find_topics(at):
    """What gathered in one place within thirty days."""
    hot_topics.find_topics(at)
