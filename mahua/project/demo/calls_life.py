"""One call's life from its plan: the rows and facts the verbs of `calls` would have left, in the order they leave them."""

from datetime import timedelta

from django.conf import settings

from mahua.calls import states
from mahua.calls.models import Requester
from mahua.project.demo import names
from mahua.project.demo.calls_beginning import Beginning
from mahua.project.demo.calls_desk import is_kept
from mahua.project.demo.calls_ending import Ending
from mahua.project.demo.calls_line import Over
from mahua.project.demo.calls_working import Working


class Life(Beginning, Working, Ending):
    """A call from being raised until it ends, or until today."""

    def live(self):
        try:
            self._raised()
            if self.plan.parts:
                self._split()
            else:
                self._on_its_way()
        except Over:
            pass
        if self.call.state in states.RUNNING:
            self._mark("solve", self.call.due_at, None)
        if self.call.state == "dispatched":
            self._mark("accept", self.call.accept_due_at, None)
        if self.call.state == "accepted" and not self.call.contacted_at:
            self._mark("contact", self.call.contact_due_at, None)
        self._keep_requester()
        return self

    def _rounds(self):
        """Worked on, answered, called back, rated; and again as often as the caller was not content."""
        for place in range(3):
            if self.lead and self.call.state == "accepted":
                self._work(place)
            self._call_back(place)
            if not self._rate(place):
                return

    def _keep_requester(self):
        call, plan, rng = self.call, self.plan, self.rng
        if not plan.contact:
            return
        erase_at = call.ended_at + timedelta(days=settings.REQUESTER_DAYS) if call.ended_at else None
        name, phone = names.person(rng), f"1990000{rng.randrange(10_000):04d}"
        if call.state == "diverted" or not is_kept(call.ended_at, self.desk.until):
            erased_at = call.ended_at if call.state == "diverted" else erase_at
            self.desk.add(Requester(call=call, contact=plan.contact, erase_at=erase_at, erased_at=erased_at))
            return
        blind = Requester._meta.get_field("phone").blind(phone)  # noqa: SLF001 (Django's own public word for it)
        told = f"我是{name}。{plan.text}"
        self.desk.add(
            Requester(
                call=call, contact=plan.contact, name=name, phone=phone, told=told, phone_blind=blind, erase_at=erase_at
            )
        )
