"""The parts of a GeoReport v2 answer, transcribed from the published description (wiki.open311.org/GeoReport_v2)."""

import re

STAMP = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")
TEXT = str

SERVICE = {
    "service_code": TEXT,
    "service_name": TEXT,
    "description": TEXT,
    "metadata": ("true", "false"),
    "type": ("realtime", "batch", "blackbox"),
    "keywords": TEXT,
    "group": TEXT,
}
ATTRIBUTE = {
    "variable": ("true", "false"),
    "code": TEXT,
    "datatype": ("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"),
    "required": ("true", "false"),
    "datatype_description": TEXT,
    "order": re.compile(r"^\d+$"),
    "description": TEXT,
}
REQUEST = {
    "service_request_id": TEXT,
    "status": ("open", "closed"),
    "status_notes": TEXT,
    "service_name": TEXT,
    "service_code": TEXT,
    "description": TEXT,
    "agency_responsible": TEXT,
    "service_notice": TEXT,
    "requested_datetime": STAMP,
    "updated_datetime": STAMP,
    "expected_datetime": STAMP,
    "address": TEXT,
    "address_id": TEXT,
    "zipcode": TEXT,
    "lat": re.compile(r"^(-?\d+(\.\d+)?)?$"),
    "long": re.compile(r"^(-?\d+(\.\d+)?)?$"),
    "media_url": TEXT,
}
MADE = {"service_request_id": TEXT, "service_notice": TEXT, "account_id": TEXT}
ERROR = {"code": re.compile(r"^\d{3}$"), "description": re.compile(r".")}


def faults(element, shape) -> list[str]:
    """What of an XML element does not keep to the description: parts that lack, are too many or read otherwise."""
    found = {part.tag: part.text or "" for part in element}
    wrong = [f"{element.tag}: {name} lacks" for name in shape if name not in found]
    wrong += [f"{element.tag}: {name} is not described" for name in found if name not in shape]
    return wrong + [
        f"{name}={found[name]!r}" for name in shape if name in found and not _reads(found[name], shape[name])
    ]


def _reads(text, wanted):
    if wanted is TEXT:
        return True
    return text in wanted if isinstance(wanted, tuple) else bool(wanted.match(text))
