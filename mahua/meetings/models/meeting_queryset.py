"""Questions about many meetings; each answer can be asked on."""

from django.db import models

from mahua.meetings.models.attendance import Attendance
from mahua.organisations.models import Organisation
from mahua.tasks.index_choice import in_root, root_of, tested


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Meetings of the bodies in one's scope, joint ones among them, and those one attended."""
        root = root_of(user, may="meetings.view_meeting")
        if root:
            return self.filter(in_root(root))
        seen = user.scopes.covers("path", may="meetings.view_meeting")
        joint = self.model.joint.through.objects.filter(
            user.scopes.covers("organisation__path", may="meetings.view_meeting")
        )
        seen |= models.Q(pk__in=joint.values("meeting"))
        if user.member_code:
            attended = Attendance.objects.filter(member__code=user.member_code, present=True)
            seen |= models.Q(pk__in=attended.values("meeting"))
        return self.filter(seen)

    def of_those_seen(self, user, **chosen):
        """Of what `visible_to` gave, those of a kind, a year, a state: by the index that fits how much that is."""
        return self.filter(**chosen) if root_of(user, may="meetings.view_meeting") else self.filter(tested(**chosen))

    def held(self):
        return self.filter(state=self.model.State.HELD)

    def planned(self):
        return self.filter(state__in=self.model.EDITABLE)

    def written(self):
        """Those whose minutes are closed: held, or cancelled."""
        return self.exclude(state__in=self.model.EDITABLE)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def in_state(self, state):
        return self.filter(state=state)

    def named(self, words):
        bodies = Organisation.objects.filter(name__contains=words)
        return self.filter(models.Q(title__contains=words) | models.Q(organisation__in=bodies.values("pk")))

    def in_year(self, year):
        """Those that belong to a year: by `belongs_to_year`, which for most kinds is the year of the day."""
        return self.filter(belongs_to_year=year)

    def last_like(self, organisation, *, kind):
        """The latest meeting of the kind held here, to copy from."""
        return self.held().filter(organisation=organisation, kind=kind).order_by("-day", "-pk")[:1]

    def for_list(self):
        return self.select_related("organisation").order_by("-day", "-pk")
