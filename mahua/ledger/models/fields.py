"""A text column compared byte by byte, so that `path >= p AND path < after(p)` is the subtree on both databases."""

from django.db import models


class BytewiseCharField(models.CharField):
    """A CharField with collation C on PostgreSQL; SQLite compares bytes anyway."""

    def db_parameters(self, connection):
        collation = "C" if connection.vendor == "postgresql" else None
        self.db_collation = collation
        return super().db_parameters(connection)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_collation", None)
        return name, path, args, kwargs
