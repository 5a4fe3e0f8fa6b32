"""Before the site answers: its tables are those of this version, its files are sealed, the static ones collected."""

import hashlib
import threading

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from doudi import __version__
from doudi.web.operations.at_rest import is_prepared, seal_what_is_plain
from doudi.web.operations.measuring import measure_tables


def prepare() -> None:
    """Bring tables, files and static files up to this version, if they are not."""
    bring_tables()
    seal_what_is_plain()
    measure_tables()
    collect_static()


def bring_tables() -> None:
    """Migrate, if the database lacks a migration of this version."""
    if is_behind():
        call_command("migrate", interactive=False, verbosity=0)


def is_behind() -> bool:
    """Whether the database lacks a migration of this version."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def wait_until_prepared(stop: threading.Event) -> None:
    """For workers that run apart: the web process, or `doudi prepare`, brings tables and files up to this version."""
    while (is_behind() or not is_prepared()) and not stop.is_set():
        connection.close()
        stop.wait(1)


def collect_static() -> None:
    """Collect and compress the static files when they are others than at the last start."""
    stamp, now = settings.STATIC_ROOT / ".collected", _fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=settings.STATIC_ROOT.exists())
    stamp.write_text(now)


def _fingerprint() -> str:
    known = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            known.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return known.hexdigest()
