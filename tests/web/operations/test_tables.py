"""A new installation gets its tables in a few steps; they are those of one that came through every version."""

import json
import shutil

import pytest

from tests.web.operations.conftest import Installation

STEP_BY_STEP = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
steps = MigrationExecutor(connection)
n_few = len(steps.migration_plan(steps.loader.graph.leaf_nodes()))
steps.loader.replace_migrations = False
steps.loader.build_graph()
ends = [step for step in steps.loader.graph.leaf_nodes() if step not in steps.loader.replacements]
n_many = len(steps.migration_plan(ends))
assert n_few < n_many, 'there is nothing to compare'
steps.migrate(ends)
"""
TABLES = """
import json
from django.db import connection
told = {}
with connection.cursor() as cursor:
    for table in set(connection.introspection.table_names(cursor)) - {'sqlite_stat1'}:
        columns = connection.introspection.get_table_description(cursor, table)
        rules = connection.introspection.get_constraints(cursor, table)
        told[table] = [sorted(map(str, these)) for these in (columns, rules.values())]
print(json.dumps(told))
"""
"""What the database says of each table, but for the names of its keys, some of which tell of a column's former name."""


@pytest.mark.slow
def test_the_tables_of_a_new_installation_are_those_of_an_old_one(founded, server, tmp_path):
    old = Installation(tmp_path / "home", server.environment(tmp_path / "home"))
    shutil.copytree(founded.home, old.home, ignore=shutil.ignore_patterns("*.sqlite3*"))
    old.asked(STEP_BY_STEP)
    assert json.loads(old.asked(TABLES)) == json.loads(founded.asked(TABLES))
