"""Hot topics: messages about one matter in one place.

Place first, matter within it: of the messages that name one place, two may be little alike (灰尘 here, 噪音 there) and still mean
the same plant next door. Then each topic takes in what misspelt or left out its place, if it is about the same and names no
other. What names no place at all (a policy, a firm) must be much more alike to be one matter.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahua.textmining.matters import Matters, words_of
from mahua.textmining.places import Place, PlaceNames

LEAST = 5  # messages that make a topic
FEWEST_SENDERS = 3
# Mean likeness inside a topic: a street has room for more matters than an estate, a city for more than a street.
AT_SITE, IN_AREA, ANYWHERE = 0.08, 0.16, 0.18
JOINS_AT_PLACE, JOINS = 0.12, 0.30  # likeness to the centre for one that comes later
SAME = 0.45  # likeness of two centres that are one matter
COMPANION = 0.1  # a site that so many of a topic's messages name belongs to it
PLACELESS = 1 / 3  # of a topic without a place, at most so many may name one
LIKELIEST = 5  # topics that one message is tried on
WINDOW = 6_000  # messages compared each with each at once


@dataclass(frozen=True)
class Message:
    """What a topic is sought in; the subject may be missing, and so may a code for who sent it."""

    subject: str
    body: str
    sender: str = ""

    @property
    def text(self) -> str:
        """Subject and body."""
        return f"{self.subject}\n{self.body}"


@dataclass(frozen=True)
class Topic:
    """A place ('' where none is named), the words of the matter, its messages by number, most typical first, and from how many.

    `senders` counts people, not messages: one who writes twenty times makes no topic.
    """

    place: str
    words: tuple[str, ...]
    members: tuple[int, ...]
    senders: int


def topics(messages: Sequence[Message], *, least: int = LEAST) -> list[Topic]:
    """Every topic of at least so many messages from more than a few people, most people first; a message is in one at most."""
    if len(messages) < least:
        return []
    return _Search(messages, least=least).topics()


@dataclass
class _Gathering:
    """A topic in the making."""

    place: Place | None
    members: list[int]


class _Search:
    def __init__(self, messages: Sequence[Message], *, least: int) -> None:
        self.least = least
        names = PlaceNames.learn(message.text for message in messages)
        self.places = [names.in_text(message.text) for message in messages]
        self.is_somewhere = [names.names_any(message.text) for message in messages]
        without = [[place.name for place in places] for places in self.places]
        self.matters = Matters(
            [words_of(each.subject, each.body, without=names) for each, names in zip(messages, without, strict=True)]
        )
        self.senders = [message.sender or f"#{number}" for number, message in enumerate(messages)]
        self.taken: set[int] = set()

    def topics(self) -> list[Topic]:
        found = list(self._at_places())
        self._take_in(found)
        found = self._joined([*found, *self._anywhere()])
        self._take_in(found)
        told = (self._told(each) for each in found)
        heard = (topic for topic in told if topic.senders >= FEWEST_SENDERS)
        return sorted(heard, key=lambda topic: (-topic.senders, -len(topic.members), topic.place))

    def _at_places(self) -> Iterator[_Gathering]:
        """The matters of each place; of two places that the same messages name, the one that gathers more."""
        candidates: list[_Gathering] = []
        for place, members in self._members_of_places().items():
            closeness = IN_AREA if place.is_area else AT_SITE
            candidates += [_Gathering(place, group) for group in self._groups(members, closeness=closeness)]
        candidates.sort(key=lambda each: (-len(each.members), each.place))
        for each in candidates:
            free = [member for member in each.members if member not in self.taken]
            if len(free) >= max(self.least, len(each.members) / 2):
                self.taken.update(free)
                yield _Gathering(each.place, free)

    def _members_of_places(self) -> dict[Place, list[int]]:
        members: dict[Place, list[int]] = {}
        for number, places in enumerate(self.places):
            for place in places:
                members.setdefault(place, []).append(number)
        return {place: numbers for place, numbers in members.items() if len(numbers) >= self.least}

    def _anywhere(self) -> Iterator[_Gathering]:
        rest = [number for number in range(len(self.places)) if number not in self.taken]
        for start in range(0, len(rest), WINDOW):
            for group in self._groups(rest[start : start + WINDOW], closeness=ANYWHERE):
                if sum(self.is_somewhere[each] for each in group) <= PLACELESS * len(group):
                    self.taken.update(group)
                    yield _Gathering(None, group)

    def _groups(self, members: list[int], *, closeness: float) -> list[list[int]]:
        """Groups of which each two are alike by `closeness` in the mean."""
        import numpy as np  # noqa: PLC0415
        from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
        from scipy.spatial.distance import squareform  # noqa: PLC0415

        if len(members) < self.least:
            return []
        apart = np.clip(1 - self.matters.likeness(members), 0, None)
        np.fill_diagonal(apart, 0)
        labels = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - closeness, "distance")
        groups: dict[int, list[int]] = {}
        for member, label in zip(members, labels, strict=True):
            groups.setdefault(label, []).append(member)
        return [group for group in groups.values() if len(group) >= self.least]

    def _take_in(self, found: list[_Gathering]) -> None:
        """What is free goes to the topic that it is most like, if it is like it enough and names no other site."""
        if not found:
            return
        import numpy as np  # noqa: PLC0415

        nearness = np.array([self.matters.near_to(self.matters.centre(each.members)) for each in found])
        for number, near in enumerate(nearness.T):
            likeliest = (int(at) for at in (-near).argsort()[:LIKELIEST] if number not in self.taken)
            fitting = next((at for at in likeliest if self._fits(number, found[at], near[at])), None)
            if fitting is not None:
                found[fitting].members.append(number)
                self.taken.add(number)

    def _fits(self, number: int, topic: _Gathering, near: float) -> bool:
        if topic.place in self.places[number]:
            return near >= JOINS_AT_PLACE
        if self._sites(number) - self._companions(topic):
            return False
        return near >= (SAME if self.is_somewhere[number] else JOINS)

    def _sites(self, number: int) -> set[Place]:
        return {place for place in self.places[number] if not place.is_area}

    def _companions(self, topic: _Gathering) -> set[Place]:
        """The sites that a topic's messages name beside its own: the plant next door, the estate's other name."""
        named = Counter(place for member in topic.members for place in self._sites(member))
        return {place for place, times in named.items() if times >= max(2, COMPANION * len(topic.members))}

    def _joined(self, found: list[_Gathering]) -> list[_Gathering]:
        """Topics of one place or of none that are the same matter become one."""
        joined: list[_Gathering] = []
        for each in sorted(found, key=lambda one: -len(one.members)):
            centre = self.matters.centre(each.members)
            same = [
                other
                for other in joined
                if self._may_be_one(each, other) and centre @ self.matters.centre(other.members) >= SAME
            ]
            if same:
                same[0].members.extend(each.members)
                same[0].place = same[0].place or each.place
            else:
                joined.append(each)
        return joined

    def _may_be_one(self, one: _Gathering, other: _Gathering) -> bool:
        if one.place == other.place:
            return True
        if one.place is None or other.place is None:
            stated, open_ = (other, one) if one.place is None else (one, other)
            companions = self._companions(stated)
            return sum(bool(self._sites(each) - companions) for each in open_.members) <= PLACELESS * len(open_.members)
        return sum(other.place in self.places[member] for member in one.members) * 2 >= len(one.members)

    def _told(self, topic: _Gathering) -> Topic:
        centre = self.matters.centre(topic.members)
        near = self.matters.near_to(centre)
        members = sorted(topic.members, key=lambda member: (-near[member], member))
        return Topic(
            place=topic.place.name if topic.place else "",
            words=self.matters.telling_words(centre),
            members=tuple(members),
            senders=len({self.senders[member] for member in members}),
        )
