"""The settings of the tests: the site's own, over a new home in a temporary folder."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from doudi.web.site import clock
from doudi.web.site.home import found

clock.rule()  # so that tests of the year's work can let days pass
_folder = Path(tempfile.mkdtemp(prefix="doudi-home-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
found(_folder, demo=False, hosts=("localhost", "127.0.0.1", "testserver"))
os.environ["DOUDI_HOME"] = str(_folder)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser driver keeps an event loop in the test's thread

from doudi.web.site.settings import *  # noqa: E402, F403
from doudi.web.site.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 is slow on purpose; one test asks for it
SECOND_FACTOR_ROLES: list[str] = []  # the tests of accounts ask for it
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in real life: threads and the live server share it.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}
