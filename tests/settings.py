"""The product's own settings, on a throw-away home folder and with a quick password hash."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("MAHUA_HOME", str(Path(tempfile.gettempdir()) / f"mahua-tests-{os.getuid()}" / "home"))

from mahua.project.settings import *  # noqa: F403 (the environment must be set first)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False  # switched on by the tests of the lock-out
