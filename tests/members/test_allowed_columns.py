"""domain.md §3.13: of a member only these. What no table at all may hold is walked in tests/architecture/test_red_lines.py."""

from mahua.members.models import Member

ALLOWED = {
    "id",
    "code",
    "name",
    "name_key",
    "organisation",
    "path",
    "stage",
    "status",
    "status_on",
    "joined_on",
    "confirmed_on",
    "office_phone",
    "external_ref",
}


def test_a_member_has_the_few_fields_that_are_allowed():
    assert {field.name for field in Member._meta.fields} == ALLOWED
