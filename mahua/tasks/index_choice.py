"""Which index a list is read by. Said here, since SQLite keeps no counts and takes whatever index an equality offers.

Somebody who oversees the whole district walks a list in its own order and finds 26 rows at once; somebody with one
branch reads the few rows of that branch and tests the rest of the conditions on them.
"""

from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Left
from django.db.models.lookups import Exact

from mahua.kernel.tree_paths import WIDTH


def root_of(user, *, may):
    """The district a person may oversee as a whole, or ''."""
    return next((path for path in user.scopes.paths(may) if len(path) == WIDTH), "")


def in_root(root):
    """A condition on `path` that no index answers, so that the list's own order does."""
    return Q(Exact(Left("path", WIDTH), root))


def tested(**values):
    """Equalities tested row by row, so that the scope's index is the one taken."""
    condition = Q()
    for name, value in values.items():
        told = F(name) + 0 if isinstance(value, int) else Concat(F(name), Value(""))
        condition &= Q(Exact(told, value))
    return condition
