"""Write the numbers in the paths of places with seven digits: as text, 10 stood before 9."""

from django.db import migrations


def write_anew(apps, schema_editor):
    area = apps.get_model("orgs", "Area")
    for one in area.objects.order_by():
        steps = [f"{int(step):07d}" for step in one.path.strip("/").split("/")]
        area.objects.filter(pk=one.pk).update(path=f"/{'/'.join(steps)}/")


class Migration(migrations.Migration):
    dependencies = [("orgs", "0004_approved_outlines")]

    operations = [migrations.RunPython(write_anew, migrations.RunPython.noop)]
