"""Where the stylesheets and scripts of a page are: every page names two dozen of them, each always at the same address."""

from functools import cache

from django.contrib.staticfiles.storage import StaticFilesStorage


class RememberedStorage(StaticFilesStorage):
    """Files are served from the packages themselves; an address is put together once a process."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.url = cache(super().url)
