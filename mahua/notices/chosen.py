"""What holds for a person: the settings of the units on the way up, and one's own, which only takes away."""

from dataclasses import dataclass, field, replace

from mahua.kernel.tree_paths import ancestors, is_within
from mahua.notices.models import OwnSetting, UnitSetting
from mahua.notices.telling_hours import TellingHours


@dataclass(frozen=True, slots=True)
class Chosen:
    """`off`: the kinds somebody on the way up, or the person, has turned off. `hours`: those of the nearest unit."""

    off: frozenset[str] = field(default_factory=frozenset)
    hours: TellingHours = field(default_factory=TellingHours)

    @classmethod
    def together(cls, settings, own):
        """Of units, the highest first, and of the person, if there is one."""
        off = {kind for each in (*settings, *filter(None, [own])) for kind in each.off_kinds}
        hours = settings[-1].hours if settings else TellingHours()
        return cls(frozenset(off), replace(hours, in_rounds=True) if own and own.always_in_rounds else hours)


def chosen_for(users) -> dict[int, Chosen]:
    """By the key of the user; two queries for any number of people."""
    paths = {path for user in users for path in (*ancestors(user.path), user.path)}
    settings = list(UnitSetting.objects.above(paths))
    own = {each.user_id: each for each in OwnSetting.objects.filter(user__in=users)}
    return {
        user.pk: Chosen.together([each for each in settings if is_within(user.path, each.path)], own.get(user.pk))
        for user in users
    }
