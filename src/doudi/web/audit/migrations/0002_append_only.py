"""The database itself refuses to change or delete what is in the log."""

from django.db import migrations

TABLES = ("audit_entry", "audit_checkpoint")

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION doudi_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the log is append-only'; END $$ LANGUAGE plpgsql
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION doudi_append_only()
"""


def refuse(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(POSTGRES_FUNCTION)
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute((POSTGRES if postgres else SQLITE).format(table=table, verb=verb))


def allow(apps, schema_editor):
    on = {table: f" ON {table}" if schema_editor.connection.vendor == "postgresql" else "" for table in TABLES}
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}{on[table]}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
