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
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} FOR EACH {each} EXECUTE FUNCTION doudi_append_only()
"""
VERBS = {"UPDATE": "ROW", "DELETE": "ROW"}
POSTGRES_VERBS = {**VERBS, "TRUNCATE": "STATEMENT"}


def refuse(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(POSTGRES_FUNCTION)
    for table in TABLES:
        for verb, each in (POSTGRES_VERBS if postgres else VERBS).items():
            schema_editor.execute((POSTGRES if postgres else SQLITE).format(table=table, verb=verb, each=each))


def allow(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for verb in POSTGRES_VERBS if postgres else VERBS:
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}" + (f" ON {table}" if postgres else ""))


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
