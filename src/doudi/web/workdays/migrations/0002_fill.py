"""Fill the calendar with what is known of 2020 and after."""

from django.db import migrations

from doudi.web.workdays.seed import fill


def fill_tables(apps, schema_editor):
    fill(apps.get_model("workdays", "Day"), apps.get_model("workdays", "Year"))


class Migration(migrations.Migration):
    dependencies = [("workdays", "0001_initial")]
    operations = [migrations.RunPython(fill_tables, migrations.RunPython.noop)]
