import pytest

from tests.notices.fake_robot import serve
from tests.throwaway import own_database, template_database  # noqa: F401 (fixtures)


@pytest.fixture
def robot(settings):
    """A local server in a robot's place, the only end on the list."""
    made, stop = serve()
    settings.EGRESS = made.end
    yield made
    stop()
