"""Questions about many calls; each answer can be asked on."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Concat

from mahua.calls import states
from mahua.calls.models.time_limit import TimeLimit
from mahua.calls.states import OPEN
from mahua.tasks.index_choice import in_root, root_of

SEES = ("calls.view_call", "calls.oversee_call")


class CallQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Calls a body in one's scope raised, is asked to answer or was called to the place of; the centre sees all.

        A body that returned a call or is asked no more sees it no more; what it keeps says `left_behind.py`.
        """
        root = next(filter(None, (root_of(user, may=may) for may in SEES)), "")
        if root:
            return self.filter(in_root(root))
        return self._seen_in_part(user, "path")

    def visible_in(self, user, *, states):
        """As `visible_to`, of those in these states: by the index that fits how many they are.

        Few calls are open, however many there were: they are walked by their state, in one index with their place.
        """
        if any(root_of(user, may=may) for may in SEES):
            return self.visible_to(user).filter(state__in=states)
        if not set(states) <= set(OPEN):
            seen = self.visible_to(user)
            return seen.alias(state_read=Concat("state", models.Value(""))).filter(state_read__in=states)
        open_ = self.model.objects.filter(state__in=states).alias(path_read=Concat("path", models.Value("")))
        return self.filter(pk__in=open_._seen_in_part(user, "path_read").values("pk"))  # noqa: SLF001

    def _seen_in_part(self, user, place):
        """Of people with a part of the district: `place` is how the caller's path is read, by its index or row by row."""
        asked = self.model.responses.rel.related_model.objects
        visits = self.model.joint_visits.rel.related_model.objects
        seen = models.Q()
        for may in SEES:
            if user.scopes.paths(may):
                seen |= user.scopes.covers(place, may=may)
                seen |= models.Q(pk__in=asked.standing().filter(user.scopes.covers("path", may=may)).values("call"))
                summoned = user.scopes.covers("arrivals__organisation__path", may=may)
                seen |= models.Q(pk__in=visits.filter(summoned).values("call"))
        return self.filter(seen) if seen else self.none()

    def open(self):
        return self.filter(state__in=states.OPEN)

    def in_state(self, *wanted):
        return self.filter(state__in=wanted)

    def in_queue(self):
        """What waits for the command centre, by the clock."""
        return self.in_state(states.QUEUED).order_by("due_at", "pk")

    def with_units(self):
        return self.in_state(*states.WITH_UNIT)

    def of_caller(self, path):
        return self.filter(path=path)

    def led_by(self, organisation):
        return self.filter(lead=organisation)

    def overdue(self, at):
        """Those with somebody whose solution clock ran out."""
        return self.in_state(*states.RUNNING).filter(due_at__lt=at)

    def not_accepted(self, at):
        return self.in_state(states.DISPATCHED).filter(accept_due_at__lt=at)

    def not_contacted(self, at):
        return self.in_state(states.ACCEPTED).filter(contacted_at=None, contact_due_at__lt=at)

    def to_call_back(self):
        """Answered and not yet asked about, the oldest first."""
        return self.in_state(states.ANSWERED).order_by("answered_at", "pk")

    def unrated(self, at):
        """Called back, and nobody rated in time: they close without a rating (无数据)."""
        return self.in_state(states.CALLED_BACK).filter(rating_due_at__lt=at)

    def by_clock(self):
        return self.order_by(F("due_at").asc(nulls_last=True), "pk")

    def with_bodies(self):
        """For the page of one call: the bodies, the person kept under seal, whether others were merged into it or called out."""
        took_in = models.Exists(self.model.objects.filter(merged_into=models.OuterRef("pk")))
        visits = self.model.joint_visits.rel.related_model.objects.filter(call=models.OuterRef("pk"))
        around = ("caller", "lead", "category", "parent", "merged_into", "requester", "parent__requester")
        return self.select_related(*around).annotate(took_in=took_in, was_summoned=models.Exists(visits))

    def with_suggestions(self):
        """With what was learnt about each, and the call that may be the same matter."""
        return self.select_related("suggestion__unit", "suggestion__same")

    def for_page(self):
        """One call with what its page says of it: `limit_…` its solution limit. `seen.py` adds the bodies as `asked`."""
        limit = TimeLimit.objects.filter(urgency=OuterRef("urgency"), clock="solve")
        pauses = self.model.pauses.rel.related_model.objects.filter(call=OuterRef("pk"))
        around = {
            "limit_minutes": Subquery(limit.values("minutes")),
            "limit_natural": Subquery(limit.values("natural")),
            "has_enclosures": Exists(self._enclosures_around()),
            "has_paused": Exists(pauses),
            "has_parts": Exists(self.model.objects.filter(parent=OuterRef("pk"))),
            "has_topics": Exists(self.model.topics.through.objects.filter(call=OuterRef("pk"))),
        }
        return self.with_bodies().select_related("extension", "lead__hours").annotate(**around)

    def _enclosures_around(self):
        """Of each call: its own files, those of the whole it is a part of, those of calls merged into it."""
        own, whole = models.Q(call=OuterRef("pk")), models.Q(call=OuterRef("parent"))
        return self.model.enclosures.rel.related_model.objects.filter(
            own | whole | models.Q(call__merged_into=OuterRef("pk"))
        )

    def for_list(self):
        return self.select_related("caller", "lead", "category").order_by("-raised_at", "-pk")

    def in_leaves(self):
        """`for_list`, to be cut into pages."""
        newest = self.order_by("-raised_at", "-pk")
        return Leaves(
            newest, wide=self.model.objects.for_list(), place=lambda call: (call.raised_at, call.pk), down=True
        )


class Leaves:
    """A long list of calls whose page is found by keys alone: only the rows shown are read whole and joined.

    Those few are put in order here: for Django to say it over two hundred columns takes longer than to read them.
    """

    def __init__(self, calls, *, wide, place, down=False):
        self.calls, self.wide, self.place, self.down = calls, wide.order_by(), place, down

    def __getitem__(self, leaf: slice):
        shown = self.wide.filter(pk__in=self.calls.values("pk")[leaf])
        return sorted(shown, key=self.place, reverse=self.down)
