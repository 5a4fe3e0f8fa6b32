"""The list of cases by amount reads its first page from an index, instead of sorting a whole city.

Cases without an amount come last. SQLite keeps them there in a descending index, PostgreSQL has to be told.
"""

from django.db import migrations, models

CREATE = "CREATE INDEX case_amount ON cases_case (amount DESC{last}, opened_at DESC)"


def create(_apps, editor):
    """The index in the order of the list."""
    editor.execute(CREATE.format(last=" NULLS LAST" if editor.connection.vendor == "postgresql" else ""))


def drop(_apps, editor):
    """The list is sorted again."""
    editor.execute("DROP INDEX case_amount")


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_copies_read")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunPython(create, drop)],
            [migrations.AddIndex("case", models.Index(fields=["-amount", "-opened_at"], name="case_amount"))],
        )
    ]
