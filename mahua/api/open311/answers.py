"""GeoReport v2 answers as plain data, written as XML (required) or JSON; UTF-8, nothing that could be markup inside."""

import json
import re
from xml.etree import ElementTree as ET

from django.http import HttpResponse

TYPES = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}


class Refusal(Exception):
    """What the caller did wrong, as GeoReport says it: a code and a description."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def answer(items, *, root, each, form, status=200):
    """A list of dicts under `root`, one `each`; JSON is the bare list, as the specification has it."""
    return HttpResponse(_written(items, root=root, each=each, form=form), status=status, content_type=TYPES[form])


def single(item, *, root, form):
    """One dict under `root` (a service definition, the discovery)."""
    text = json.dumps(item, ensure_ascii=False) if form == "json" else _xml(_element(root, item))
    return HttpResponse(text, content_type=TYPES[form])


def refusal(no: Refusal, *, form):
    """`<errors><error><code/><description/></error></errors>`, with the status of the code."""
    said = {"code": no.status, "description": no.words}
    return answer([said], root="errors", each="error", form=form, status=no.status)


def _written(items, *, root, each, form):
    if form == "json":
        return json.dumps(items, ensure_ascii=False)
    top = ET.Element(root)
    for item in items:
        top.append(_element(each, item))
    return _xml(top)


def _element(name, said):
    """Dicts are elements in elements; a list of ("attribute", […]) carries its name with it."""
    element = ET.Element(name)
    for key, value in said.items():
        if isinstance(value, list):
            inner = ET.SubElement(element, key)
            for part in value:
                inner.append(_element(SINGULAR[key], part))
            continue
        ET.SubElement(element, key).text = _text(value)
    return element


NO_XML = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
SINGULAR = {"attributes": "attribute", "values": "value", "endpoints": "endpoint", "formats": "format"}


def _text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return NO_XML.sub("", str(value))


def _xml(element):
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(element, encoding="unicode")
