"""Files lie under a keyed digest; what was made out in their sheets is sealed, for it may quote a row. Old ones may be deleted."""

from typing import Any

from django.db import migrations, models

from doudi.web.privacy.fields import SealedJson

PLAIN = ("sheets", "mapping")


def leave_no_traces(apps: Any, editor: Any) -> None:
    """SQLite overwrites what is taken out, instead of leaving it in free pages."""
    if editor.connection.vendor == "sqlite":
        editor.execute("PRAGMA secure_delete=ON")


def seal(apps: Any, editor: Any) -> None:
    """Seal what stands in the plain columns."""
    files = apps.get_model("intake", "BatchFile")
    for row in files.objects.only("id", *(f"plain_{name}" for name in PLAIN)).iterator():
        for name in PLAIN:
            setattr(row, name, getattr(row, f"plain_{name}"))
        row.save(update_fields=PLAIN)


class Migration(migrations.Migration):
    """After the first form of the tables."""

    dependencies = [("intake", "0001_rosters_runs_findings")]
    operations = [
        migrations.AddField("batch", "cleared_at", models.DateTimeField(null=True)),
        migrations.RunPython(leave_no_traces, migrations.RunPython.noop),
        migrations.RemoveConstraint("batchfile", "batch_holds_file_once"),
        migrations.RenameField("batchfile", "sha256", "digest"),
        migrations.AddConstraint(
            "batchfile", models.UniqueConstraint(fields=["batch", "digest"], name="batch_holds_file_once")
        ),
        migrations.RenameField("batchfile", "sheets", "plain_sheets"),
        migrations.RenameField("batchfile", "mapping", "plain_mapping"),
        migrations.AddField("batchfile", "sheets", SealedJson(null=True)),
        migrations.AddField("batchfile", "mapping", SealedJson(null=True)),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AlterField("batchfile", "sheets", SealedJson(default=list, null=True)),
        migrations.AlterField("batchfile", "mapping", SealedJson(default=dict, null=True)),
        migrations.RemoveField("batchfile", "plain_sheets"),
        migrations.RemoveField("batchfile", "plain_mapping"),
    ]
