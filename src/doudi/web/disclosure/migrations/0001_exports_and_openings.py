import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import doudi.web.privacy.fields
import doudi.web.privacy.row_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orgs", "0002_posts_approved_and_places_moved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=20, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("query", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("columns", models.JSONField(default=list)),
                ("sensitive", models.BooleanField(default=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("visit", "入户核实"),
                            ("answer", "答复群众、信访或热线"),
                            ("payment", "核对发放、追缴资金"),
                            ("identity", "核对身份、辨别同名"),
                            ("inspection", "督导检查、审计配合"),
                            ("discipline", "纪检监察调查"),
                            ("report", "报送上级"),
                            ("other", "其他（须写明）"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("awaiting", "待批准"),
                            ("refused", "未批准"),
                            ("making", "生成中"),
                            ("ready", "可下载"),
                            ("failed", "没有生成"),
                            ("expired", "已过期"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("answer", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("n_rows", models.PositiveIntegerField(null=True)),
                ("made_at", models.DateTimeField(null=True)),
                ("expires_at", models.DateTimeField(null=True)),
                ("n_downloads", models.PositiveSmallIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.area"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exports", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.post"),
                ),
            ],
            options={
                "ordering": ["-asked_at"],
                "indexes": [
                    models.Index(fields=["asked_by", "-asked_at"], name="disclosure__asked_b_0396ae_idx"),
                    models.Index(fields=["state", "area"], name="disclosure__state_3efb5f_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["awaiting", "refused", "making", "ready", "failed", "expired"])
                        ),
                        name="export_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="export_decided_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sensitive", False),
                            ("state__in", ["awaiting", "refused"]),
                            ("decided_by__isnull", False),
                            _connector="OR",
                        ),
                        name="sensitive_export_was_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportFile",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("content", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "export",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="file", to="disclosure.export"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("row_id", models.BigIntegerField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("visit", "入户核实"),
                            ("answer", "答复群众、信访或热线"),
                            ("payment", "核对发放、追缴资金"),
                            ("identity", "核对身份、辨别同名"),
                            ("inspection", "督导检查、审计配合"),
                            ("discipline", "纪检监察调查"),
                            ("report", "报送上级"),
                            ("other", "其他（须写明）"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("n_values", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.area"),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.unit"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "indexes": [
                    models.Index(fields=["kind", "row_id"], name="disclosure__kind_355e42_idx"),
                    models.Index(fields=["area", "-at"], name="disclosure__area_id_5d410e_idx"),
                ],
            },
        ),
    ]
