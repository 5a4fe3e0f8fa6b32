"""The tables as 0001 to 0004 leave them, made at once in an empty database; who stands between them goes step by step."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import doudi.web.privacy.fields
import doudi.web.privacy.row_ids


class Migration(migrations.Migration):
    replaces = [
        ("intake", "0001_rosters_runs_findings"),
        ("intake", "0002_sealed_files"),
        ("intake", "0003_identities_established"),
        ("intake", "0004_where_files_reach"),
    ]

    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("orgs", "0002_posts_approved_and_places_moved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("as_of", models.DateField()),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "已上传，正在识别"),
                            ("previewed", "待确认"),
                            ("accepted", "已采用"),
                            ("undone", "已撤销"),
                        ],
                        default="uploaded",
                        max_length=10,
                    ),
                ),
                ("mapped", models.PositiveIntegerField(default=0)),
                ("rows", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=dict)),
                ("partial", models.BooleanField(default=False)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="orgs.area"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="batches", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="replaces",
                        to="intake.batch",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="orgs.unit"
                    ),
                ),
                ("cleared_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-at", "-id"],
                "indexes": [models.Index(fields=["area", "state", "-at"], name="batch_area_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["uploaded", "previewed", "accepted", "undone"])),
                        name="batch_state_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BatchFile",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("size", models.BigIntegerField()),
                ("form", models.CharField(max_length=10)),
                ("notes", models.JSONField(default=list)),
                ("rosters", models.JSONField(default=list)),
                ("sample", doudi.web.privacy.fields.SealedJson(editable=True, null=True)),
                ("n_rows", models.PositiveIntegerField(default=0)),
                ("n_rejected", models.PositiveIntegerField(default=0)),
                ("n_problems", models.PositiveIntegerField(default=0)),
                ("refused", models.CharField(blank=True, max_length=30)),
                ("left_out", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="intake.batch"
                    ),
                ),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("sheets", doudi.web.privacy.fields.SealedJson(default=list, editable=True, null=True)),
                ("mapping", doudi.web.privacy.fields.SealedJson(default=dict, editable=True, null=True)),
                ("reach", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("batch", "digest"), name="batch_holds_file_once")],
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_of", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "等待开始"),
                            ("checking", "正在核查"),
                            ("finished", "已完成"),
                            ("failed", "未成功"),
                            ("cancelled", "已取消"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("job_id", models.BigIntegerField(null=True)),
                ("engine", models.CharField(blank=True, max_length=60)),
                ("folder", models.CharField(blank=True, max_length=60)),
                ("summary", models.JSONField(default=list)),
                ("supply", models.JSONField(default=dict)),
                ("counts", models.JSONField(default=dict)),
                ("rows", models.JSONField(default=dict)),
                ("unplaced", models.JSONField(default=dict)),
                ("n_exemptions", models.PositiveIntegerField(default=0)),
                ("trouble", models.TextField(blank=True)),
                ("stale", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="orgs.area"),
                ),
                ("batches", models.ManyToManyField(related_name="runs", to="intake.batch")),
                (
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-id"],
                "indexes": [models.Index(fields=["area", "-started_at"], name="run_area_started")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "checking", "finished", "failed", "cancelled"])),
                        name="run_state_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("finding_id", models.CharField(max_length=16, unique=True)),
                ("check_code", models.CharField(max_length=10)),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("coverage", "漏保脱保"),
                            ("dibao", "低保"),
                            ("tekun", "特困"),
                            ("temporary_aid", "临时救助"),
                            ("epidemic", "疫情救助"),
                            ("payments", "资金发放"),
                            ("procedure", "程序"),
                            ("outliers", "异常规律"),
                            ("conduct", "作风和违纪"),
                            ("other", "其他"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("broken", "疑点"), ("undecided", "待核"), ("excused", "已有情况说明")], max_length=10
                    ),
                ),
                ("grade", models.CharField(choices=[("certain", "确定"), ("to_verify", "需核实")], max_length=10)),
                (
                    "severity",
                    models.CharField(choices=[("high", "高"), ("medium", "中"), ("low", "低")], max_length=10),
                ),
                ("village", models.CharField(blank=True, max_length=60)),
                ("months", models.JSONField(default=list)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("rosters", models.JSONField(default=list)),
                ("subject_kind", models.CharField(max_length=20)),
                ("subject", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("subject_blind", models.BinaryField(max_length=16, null=True)),
                ("name", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("doubt", doudi.web.privacy.fields.SealedJson(editable=True, null=True)),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("new", "新出现"),
                            ("unchanged", "仍存在"),
                            ("gone", "已不再出现"),
                            ("back", "再次出现"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="orgs.area"
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="finding", to="cases.case"
                    ),
                ),
                (
                    "first_run",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.run"),
                ),
                (
                    "gone_run",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.run"
                    ),
                ),
                (
                    "last_run",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.run"),
                ),
            ],
            options={
                "ordering": ["check_code", "area", "id"],
                "indexes": [
                    models.Index(fields=["area", "presence", "check_code"], name="finding_area_presence"),
                    models.Index(fields=["check_code", "presence"], name="finding_check_presence"),
                    models.Index(fields=["presence", "check_code", "area", "id"], name="finding_presence_order"),
                    models.Index(fields=["subject_blind"], name="finding_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("presence__in", ["new", "unchanged", "gone", "back"])),
                        name="finding_presence_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeaderMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("roster", models.CharField(max_length=40)),
                ("header", models.CharField(max_length=120)),
                ("column", models.CharField(max_length=60)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="header_mappings", to="orgs.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "roster", "header"), name="unit_matches_header_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("mark", models.BinaryField(max_length=16, unique=True)),
                ("roster", models.CharField(max_length=40)),
                ("weight", models.DecimalField(decimal_places=2, max_digits=6)),
                ("told", doudi.web.privacy.fields.SealedJson(editable=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待确认"),
                            ("confirmed", "就是此人"),
                            ("other", "不是此人"),
                            ("unknown", "无法判断"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.area"),
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
                    "gone_run",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.run"
                    ),
                ),
                (
                    "last_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="intake.run"
                    ),
                ),
                (
                    "used_run",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.run"
                    ),
                ),
            ],
            options={
                "ordering": ["-weight", "id"],
                "indexes": [models.Index(fields=["area", "state", "-weight"], name="proposal_area_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("state", "waiting")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("state__in", ["confirmed", "other", "unknown"]),
                            ),
                            _connector="OR",
                        ),
                        name="identity_says_who_and_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentityDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待确认"),
                            ("confirmed", "就是此人"),
                            ("other", "不是此人"),
                            ("unknown", "无法判断"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.unit"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="intake.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("new", "新出现"),
                            ("unchanged", "仍存在"),
                            ("gone", "已不再出现"),
                            ("back", "再次出现"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("broken", "疑点"), ("undecided", "待核"), ("excused", "已有情况说明")], max_length=10
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("months", models.JSONField(default=list)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sightings", to="intake.finding"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sightings", to="intake.run"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["run", "presence"], name="sighting_run_presence")],
                "constraints": [models.UniqueConstraint(fields=("run", "finding"), name="run_sees_finding_once")],
            },
        ),
    ]
