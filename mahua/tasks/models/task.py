from django.db import models
from django.urls import reverse

from mahua.access.models import User
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.members.models import Member
from mahua.notices.kinds import kind
from mahua.notices.telling import tell
from mahua.organisations.moving import follows_moves
from mahua.tasks import facts, wording
from mahua.tasks.index_choice import in_root, root_of, tested
from mahua.ui.abouts import address_of

GIVEN = kind("tasks.given", wording.GIVEN)


class TaskQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Tasks of the bodies one oversees, and always one's own."""
        root = root_of(user, may="tasks.oversee_task")
        if root:
            return self.filter(in_root(root))
        seen = user.scopes.covers("path", may="tasks.oversee_task")
        if user.member_code:  # by key, not by join: so that each half is a range of its own index
            seen |= models.Q(owner__in=Member.objects.filter(code=user.member_code).values("pk"))
        return self.filter(seen)

    def open(self):
        return self.filter(state=Task.State.OPEN)

    def in_state(self, state):
        return self.filter(state=state)

    def of_those_seen(self, user, *, state):
        """In a state, of what `visible_to` gave: by the index that fits how much that is."""
        return self.in_state(state) if root_of(user, may="tasks.oversee_task") else self.filter(tested(state=state))

    def of_member(self, member_code):
        return self.filter(owner__code=member_code or "-")

    def overdue(self, day):
        return self.open().filter(due_on__lt=day)

    def about(self, code):
        return self.filter(about=code)

    def for_list(self):
        return self.select_related("organisation", "owner").order_by("due_on", "pk")


@follows_moves
class Task(models.Model):
    """任务: one thing to do, one owner, one due day. The body answers for it; a member may be named to do it."""

    class State(models.TextChoices):
        OPEN = "open", wording.STATES["open"]
        DONE = "done", wording.STATES["done"]
        DROPPED = "dropped", wording.STATES["dropped"]

    code = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=120)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="tasks")
    path = BytewiseCharField(max_length=64)
    owner = models.ForeignKey("members.Member", on_delete=models.PROTECT, null=True, related_name="tasks")
    due_on = models.DateField()
    about = models.CharField(max_length=16, blank=True, db_index=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    done_on = models.DateField(null=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = wording.TASK
        constraints = [
            models.CheckConstraint(
                name="task_done_has_its_day",
                condition=models.Q(state="done", done_on__isnull=False)
                | ~models.Q(state="done") & models.Q(done_on=None),
            ),
        ]
        indexes = [
            models.Index(name="task_in_place", fields=["path", "state", "due_on"]),
            models.Index(name="task_by_due_day", fields=["state", "due_on", "id"]),
            models.Index(name="task_by_day", fields=["due_on", "id"]),
            models.Index(name="task_of_owner", fields=["owner", "state", "due_on"]),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("tasks:show", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        """The body's place, and that of the member who does it: a unit's task may be a branch member's."""
        return (self.path, self.owner.path) if self.owner_id else (self.path,)

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def about_address(self):
        """The page of what it came from, or ''."""
        return address_of(self.about)

    def is_owned_by(self, user):
        return bool(user.member_code) and self.owner_id is not None and self.owner.code == user.member_code

    def is_overdue(self, day):
        return self.is_open and self.due_on < day

    @classmethod
    @verb
    def open(cls, title, *, organisation, due_on, by, at, owner=None, about="", for_=None, code=""):
        """Something is to be done by `due_on`; `about` is the opaque code of what it came from, `code` one the page carried."""
        if not title.strip():
            raise Refused(wording.WITHOUT_TITLE)
        task = cls.objects.create(
            code=code or new_code("w"),
            title=title.strip(),
            organisation=organisation,
            path=organisation.path,
            owner=owner,
            due_on=due_on,
            about=about,
        )
        task.tell_owner(by=by, at=at)
        said = facts.TaskOpened(task=task.code, due_on=due_on.isoformat(), about=about)
        record(said, organisation=organisation, by=by, at=at, for_=for_)
        return task

    @verb
    def close(self, *, by, at, for_=None):
        """It is done today."""
        today = day_of(at)
        self._move(self.State.DONE, done_on=today)
        said = facts.TaskClosed(task=self.code, days_late=max((today - self.due_on).days, 0), about=self.about)
        record(said, organisation=self.organisation, by=by, at=at, for_=for_)

    @verb
    def drop(self, *, by, at, for_=None):
        """It is no longer to be done."""
        self._move(self.State.DROPPED)
        said = facts.TaskDropped(task=self.code, about=self.about)
        record(said, organisation=self.organisation, by=by, at=at, for_=for_)

    @verb
    def reassign(self, *, owner, due_on, by, at, about=None, for_=None):
        """Another member of the body does it (None: the body itself), or by another day; `about` too if it was mended."""
        about = self.about if about is None else about
        self._move(self.State.OPEN, owner=owner, due_on=due_on, about=about)
        self.tell_owner(by=by, at=at)
        said = facts.TaskReassigned(task=self.code, due_on=due_on.isoformat(), about=self.about)
        record(said, organisation=self.organisation, by=by, at=at, for_=for_)

    def tell_owner(self, *, by, at):
        """Whoever is named to do it learns of it, unless they named themselves."""
        if self.owner is None or getattr(by, "member_code", "") == self.owner.code:
            return
        words = wording.GIVEN_TO_YOU.format(title=self.title, month=self.due_on.month, day=self.due_on.day)
        people, occasion = User.objects.filter(member_code=self.owner.code), self.due_on.isoformat()
        tell(GIVEN, words, to=people, about=self.code, occasion=occasion, at=at)

    def _move(self, state, **changes):
        """Only an open task moves; compared and set in one statement."""
        moved = Task.objects.open().filter(pk=self.pk).update(state=state, **changes)
        self.refresh_from_db()
        if not moved:
            raise Refused(wording.OUT_OF_TURN.format(state=self.get_state_display()))
