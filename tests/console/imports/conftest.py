import pytest

from tests.console.imports.offices import a_committee


@pytest.fixture(autouse=True)
def shelf_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def committee(client):
    """The committee; its clerk is logged in."""
    committee, clerk = a_committee()
    client.force_login(clerk)
    return committee
