"""Who opens which page of a meeting."""

from django.urls import reverse

from tests.factories.access import UserFactory


def page_of(meeting, name="show"):
    """The address of a meeting's page."""
    return reverse(f"meetings:{name}", kwargs={"code": meeting.code})


def secretary_of(branch, **details):
    """The secretary's account of a branch."""
    return UserFactory(role="branch_secretary", role__at=branch, path=branch.path, **details)
