"""Name the paper behind a year, not the library that keeps it."""

from django.db import migrations


def name_the_paper(apps, schema_editor):
    apps.get_model("workdays", "Year").objects.filter(source="chinesecalendar").update(source="国务院办公厅放假安排")


class Migration(migrations.Migration):
    dependencies = [("workdays", "0002_fill")]
    operations = [migrations.RunPython(name_the_paper, migrations.RunPython.noop)]
