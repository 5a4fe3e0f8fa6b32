"""A dump into an empty PostgreSQL, in one transaction."""

from pathlib import Path

from django.db import connection

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.operations.backup import postgres


def load(dump: Path) -> None:
    """Load the dump into the database of the settings. Raises Trouble when that is not empty."""
    if connection.introspection.table_names():
        raise Trouble(say("DATABASE_URL 指向的数据库不是空的"), mend=say("建一个空库再恢复"))
    connection.close()
    postgres("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", str(dump))
