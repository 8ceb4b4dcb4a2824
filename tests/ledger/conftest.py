import pytest

from mahua.ledger.kinds import KINDS
from tests.factories.ledger import RATED, Rated
from tests.throwaway import own_database, template_database  # noqa: F401 (fixtures)


@pytest.fixture
def confidential_kind(monkeypatch):
    """A kind that those rated see only as counts."""
    monkeypatch.setitem(KINDS, RATED.code, RATED)
    return Rated


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    """Segments of a test lie in a folder of its own."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir(exist_ok=True)
