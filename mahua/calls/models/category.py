import hashlib

from django.db import models

from mahua.calls import facts, wording
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


class CategoryQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired=False)

    def leaves(self):
        return self.in_use().filter(children=None)

    def lines(self) -> dict[int | None, tuple[int, ...]]:
        """{category: it and those above it}, by key; one query for the whole tree, which is small."""
        parents = dict(self.values_list("pk", "parent"))
        lines = {None: ()}
        for category_id in parents:
            line, above = [], category_id
            while above is not None:
                line.append(above)
                above = parents.get(above)
            lines[category_id] = tuple(line)
        return lines

    def line_of(self, category_id) -> tuple[int, ...]:
        """The category and those above it, by key."""
        return self.lines()[category_id]

    def for_list(self):
        return self.order_by("order", "code")


class Category(models.Model):
    """类别: what a call is about, in a tree of at most three levels; each may bring questions of its own.

    `questions` are asked at intake: [{"key": "floor", "words": "几号梯？", "required": false}, …]. The tree is the
    district's own and may change: a retired category stays readable on old calls.
    """

    code = models.CharField(max_length=16, unique=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=40)
    order = models.PositiveIntegerField(default=0)
    questions = models.JSONField(default=list)
    retired = models.BooleanField(default=False)
    elsewhere = models.CharField(max_length=40, blank=True)  # 举报 and the like: the channel the law names

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = wording.CATEGORY
        constraints = [
            models.UniqueConstraint(name="category_named_once_below_a_parent", fields=["parent", "name"]),
        ]

    def __str__(self):
        return self.name

    @property
    def stamp(self) -> str:
        """Stands for what is asked now: a page sends it back, so that nobody saves over what they have not read."""
        return hashlib.sha256(repr((self.questions, self.retired)).encode()).hexdigest()[:16]

    @verb
    def amend(self, *, questions, retired, stamp, by, at, district):
        """Ask something else, or offer it no more; refused if it is no longer what `stamp` stands for."""
        now = Category.objects.select_for_update().get(pk=self.pk)
        if now.stamp != stamp:
            raise Refused(wording.MOVED_SINCE)
        Category.objects.filter(pk=self.pk).update(questions=questions, retired=retired)
        self.refresh_from_db()
        said = facts.CategoryAmended(category=self.code, questions=len(questions), retired=int(retired))
        record(said, organisation=district, by=by, at=at)

    @property
    def all_questions(self):
        """Its own questions behind those of the category above it; read with `parent` selected."""
        return [*(self.parent.questions if self.parent_id else ()), *self.questions]
