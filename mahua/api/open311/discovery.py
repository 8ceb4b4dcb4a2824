"""Service discovery: which versions stand where, in which formats."""


def endpoints(request) -> dict:
    address = request.build_absolute_uri("/open311/v2")
    formats = [{"format": "text/xml"}, {"format": "application/json"}]
    return {
        "changeset": "2026-11-27T00:00:00+08:00",
        "contact": "",
        "key_service": "",
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": address,
                "changeset": "2026-11-27T00:00:00+08:00",
                "type": "production",
            }
            | {"formats": formats}
        ],
    }
