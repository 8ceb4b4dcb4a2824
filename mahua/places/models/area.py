from django.db import models
from django.urls import reverse

from mahua.kernel.outlines import box_of, centre_of, degrees, micro
from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations.moving import follows_moves
from mahua.places import wording
from mahua.places.models.area_queryset import AreaQuerySet

FINER = {"street": "community", "community": "grid", "grid": ""}
DRAWN = ("name", "organisation_id", "path", "outline", "datum", "west", "south", "east", "north", "ended_on")


@follows_moves
class Area(models.Model):
    """辖区: the outline of a street, a community or a grid cell, under its statistical code.

    A street or community is an organisation and has its place; a grid cell has the place of its community.
    """

    class Level(models.TextChoices):
        STREET = "street", wording.LEVELS["street"]
        COMMUNITY = "community", wording.LEVELS["community"]
        GRID = "grid", wording.LEVELS["grid"]

    class Datum(models.TextChoices):
        WGS84 = "WGS84", wording.DATUMS["WGS84"]
        CGCS2000 = "CGCS2000", wording.DATUMS["CGCS2000"]

    code = models.CharField(max_length=20, unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    name = models.CharField(max_length=80)
    organisation = models.OneToOneField(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="area"
    )
    path = BytewiseCharField(max_length=64)
    outline = models.JSONField()
    datum = models.CharField(max_length=8, choices=Datum.choices)
    west = models.IntegerField()
    south = models.IntegerField()
    east = models.IntegerField()
    north = models.IntegerField()
    ended_on = models.DateField(null=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = wording.AREA
        constraints = [
            models.CheckConstraint(
                name="area_of_an_organisation_unless_grid",
                condition=models.Q(level="grid", organisation=None)
                | ~models.Q(level="grid") & models.Q(organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="area_box_is_a_box",
                condition=models.Q(west__lt=models.F("east"), south__lt=models.F("north")),
            ),
        ]
        indexes = [
            models.Index(name="area_in_place", fields=["path", "level"]),
            models.Index(name="area_in_box", fields=["level", "south", "north", "west", "east"]),
        ]

    def __str__(self):
        return self.organisation.name if self.organisation_id else self.name

    def get_absolute_url(self):
        return reverse("places:show", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def body_code(self):
        """By what other modules know it: the organisation's code; a grid cell has only its own."""
        return self.organisation.code if self.organisation_id else self.code

    @property
    def finer_level(self):
        """What it is divided into; '' for a grid cell."""
        return FINER[self.level]

    @property
    def polygons(self):
        """The outline as the geometry counts it, in microdegrees and without the closing points."""
        drawn = self.outline["coordinates"]
        if self.outline["type"] == "Polygon":
            drawn = [drawn]
        return [[[(micro(lon), micro(lat)) for lon, lat in ring[:-1]] for ring in polygon] for polygon in drawn]

    @property
    def centre(self):
        """A point well inside, (east, north) in microdegrees."""
        return centre_of(self.polygons)

    def draw(self, polygons):
        """Take on an outline in microdegrees, with the box around it; nothing is saved."""
        drawn = [[[degrees(point) for point in (*ring, ring[0])] for ring in polygon] for polygon in polygons]
        one = len(drawn) == 1
        self.outline = {"type": "Polygon" if one else "MultiPolygon", "coordinates": drawn[0] if one else drawn}
        self.west, self.south, self.east, self.north = box_of(polygons)
        return self

    def is_drawn_as(self, other):
        """Whether nothing would change if this one were drawn in place of the other."""
        return all(getattr(self, name) == getattr(other, name) for name in DRAWN)
