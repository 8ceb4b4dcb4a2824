"""Rows that carry a place follow when the place moves: every module above registers its own, in the model's file."""

from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from mahua.kernel.tree_paths import after

FOLLOWERS: list[type[models.Model]] = []


def follows_moves(model):
    """Class decorator for a model with a `path` column that means today's place; `PATH` names it where it is another."""
    FOLLOWERS.append(model)
    return model


def move_followers(old, new):
    """Rewrite the paths of all rows below `old`; stands inside the move's transaction."""
    for model in FOLLOWERS:
        column = getattr(model, "PATH", "path")
        moved = Concat(Value(new), Substr(column, len(old) + 1))
        below = {f"{column}__gte": old, f"{column}__lt": after(old)}
        model._base_manager.filter(**below).update(**{column: moved})  # noqa: SLF001 (past any filtering manager)
