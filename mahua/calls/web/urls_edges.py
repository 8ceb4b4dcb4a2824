"""Addresses where calls come in from outside and go out again, of files that come with them, and of the joint visit on the spot."""

from django.urls import path

from mahua.calls.web.views import enclosures, exports, hotline, prints, visits

fixed = [
    path("export/", exports.index, name="export"),
    path("hotline/", hotline.index, name="hotline"),
    path("hotline/answers/", hotline.answers, name="hotline_answers"),
]
of_a_call = [
    path("<slug:code>/enclosures/new/", enclosures.new, name="enclose"),
    path("<slug:code>/enclosures/<slug:enclosure>/", enclosures.show, name="enclosure"),
    path("<slug:code>/enclosures/<slug:enclosure>/original/", enclosures.original, name="enclosure_original"),
    path("<slug:code>/enclosures/<slug:enclosure>/decision/", enclosures.look, name="enclosure_decision"),
    path("<slug:code>/enclosures/<slug:enclosure>/picture/", enclosures.picture, name="enclosure_picture"),
    path("<slug:code>/enclosures/<slug:enclosure>/release/", enclosures.release, name="release_enclosure"),
    path("<slug:code>/enclosures/<slug:enclosure>/copy/", enclosures.cover, name="cover_enclosure"),
    path("<slug:code>/enclosures/<slug:enclosure>/withholding/", enclosures.withhold, name="withhold_enclosure"),
    path("<slug:code>/print/", prints.sheet, name="print"),
    path("<slug:code>/visits/new/", visits.new, name="summon"),
    path("<slug:code>/visits/<slug:visit>/end/", visits.stand_down, name="stand_down"),
]
