"""A GeoJSON file of outlines beside what is known: whose each outline is, and what bringing it in would change."""

from dataclasses import dataclass, field

from django.conf import settings

from mahua.kernel.division_codes import community_of
from mahua.kernel.errors import Refused
from mahua.kernel.outlines import holds
from mahua.kernel.tree_paths import parent
from mahua.organisations.models import Organisation
from mahua.organisations.naming import Named
from mahua.places import wording
from mahua.places.geojson import Reading, read
from mahua.places.models import Area
from mahua.places.outlining import compare, kept_with, outline_many

SHOWN = 20


@dataclass
class Checked:
    """A file that was read: the areas it draws, not yet saved, and every problem as a sentence."""

    areas: list[Area] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def changes(self):
        """How many areas would be new, drawn anew, and stay as they are."""
        fresh, changed = compare(self.areas)
        return len(fresh), len(changed), len(self.areas) - len(fresh) - len(changed)

    def require_sound(self):
        """Refuse with the first problems while there is any: a file is brought in whole or not at all."""
        if self.problems:
            more = len(self.problems) - SHOWN
            shown = self.problems[:SHOWN] + ([wording.MORE_PROBLEMS.format(count=more)] if more > 0 else [])
            raise Refused("\n".join([wording.NOTHING_BROUGHT_IN.format(count=len(self.problems)), *shown]))


def check(text: str, *, datum: str = "") -> Checked:
    """Read a file and find whose each outline is; changes nothing."""
    reading = read(text, datum=datum, grid_length=settings.GRID_CODE_LENGTH)
    owners = Owners(reading)
    checked = Checked(problems=reading.problems)
    for drawn in sorted(reading.drawn, key=lambda drawn: len(drawn.code)):  # a grid cell comes after its community
        found = owners.area_of(drawn)
        if isinstance(found, Area):
            checked.areas.append(found)
        else:
            said = wording.IN_FEATURE.format(number=drawn.number, code=drawn.code, words=found)
            checked.problems.append(said)
    checked.problems += owners.misplaced()
    return checked


def bring_in(checked: Checked, *, by, at):
    """Draw what the file draws, all of it or nothing. Returns (new, changed) areas."""
    checked.require_sound()
    return outline_many(checked.areas, by=by, at=at)


class Owners:
    """The streets and communities that stand, and the areas they have."""

    def __init__(self, reading: Reading):
        self.datum = reading.datum
        standing = list(Organisation.objects.of_kind("district", "street", "community").standing())
        self.named = Named.among(standing)
        self.by_code = {each.code: each for each in standing}
        codes = {drawn.code for drawn in reading.drawn}
        self.kept = kept_with(codes | {community_of(code) for code in codes})
        self.code_of = dict(
            Area.objects.standing().filter(organisation__isnull=False).values_list("organisation_id", "code")
        )
        self.made: dict[str, Area] = {}

    def area_of(self, drawn) -> Area | str:
        """The area, not yet saved, or a sentence that says why there is none."""
        body = self._community(drawn) if drawn.level == "grid" else self._organisation(drawn)
        if isinstance(body, str):
            return body
        area = Area(code=drawn.code, level=drawn.level, name=drawn.name or _name(drawn, body), datum=self.datum)
        area.path = body.path
        area.organisation = None if drawn.level == "grid" else body
        self.made[area.code] = area.draw(drawn.outline)
        return area

    def _community(self, drawn):
        """The community a grid cell's code names: drawn in this file or before."""
        code = community_of(drawn.code)
        community = self.made.get(code) or self.kept.get(code)
        if community is None or community.ended_on:
            return wording.NO_SUCH_COMMUNITY.format(community=code)
        return community

    def _organisation(self, drawn):
        """Whom the file names; else who has that code, as its area or in its roster; else who bears that name."""
        kept = self.kept.get(drawn.code)
        holder = kept.organisation if kept and not kept.ended_on else None
        if drawn.organisation:
            found = self.by_code.get(drawn.organisation) or self.named.find(drawn.organisation)
        else:
            found = holder or self.named.by_ref.get(drawn.code) or self._of_name(drawn)
        if isinstance(found, str):
            return found
        if found.kind != drawn.level:
            return wording.OTHER_LEVEL.format(
                name=found.name, kind=found.get_kind_display(), level=wording.LEVELS[drawn.level]
            )
        if holder and holder.pk != found.pk:
            return wording.CODE_TAKEN.format(name=holder.name)
        code = self.code_of.setdefault(found.pk, drawn.code)
        return found if code == drawn.code else wording.DRAWN_ALREADY.format(name=found.name, code=code)

    def _of_name(self, drawn):
        if not drawn.name:
            return wording.UNKNOWN_CODE.format(level=wording.LEVELS[drawn.level])
        return self.named.find(drawn.name)

    def misplaced(self):
        """Sentences about areas whose middle lies outside what they belong to, as when two outlines were mixed up."""
        streets = {area.path: area for area in Area.objects.standing().of_level("street")}
        streets |= {area.path: area for area in self.made.values() if area.level == "street"}
        for area in self.made.values():
            if area.level == "grid":
                outer = self.made.get(community_of(area.code)) or self.kept[community_of(area.code)]
            else:
                outer = streets.get(parent(area.path))
            if outer and not holds(outer.polygons, area.centre):
                yield wording.MISPLACED.format(code=area.code, name=area, outer=outer)


def _name(drawn, body):
    """What an area is called whose file does not say."""
    if drawn.level == "grid":
        return wording.GRID_NAME.format(community=body, number=int(drawn.code[len(body.code) :]))
    return body.name
