from django.db import migrations, models

from doudi.web.cases.directions import CHECKS, DIRECTIONS


def tell_by_check(apps, _editor):
    """Cases that a check found have its direction; of the others it was never asked."""
    cases = apps.get_model("cases", "Case")._base_manager
    for direction, codes in CHECKS.items():
        cases.filter(check_code__in=codes).update(direction=direction)


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_indexes_of_closings_and_piles")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="direction",
            field=models.CharField(blank=True, choices=DIRECTIONS.items(), default="", max_length=10),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="case", name="case_county_cell"),
        migrations.RemoveIndex(model_name="case", name="case_area_cell"),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["county", "theme", "direction", "state", "verdict", "amount"], name="case_county_cell"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["area", "theme", "direction", "state", "verdict", "amount"], name="case_area_cell"
            ),
        ),
        migrations.RunPython(tell_by_check, migrations.RunPython.noop),
    ]
