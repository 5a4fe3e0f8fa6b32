import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import doudi.web.privacy.fields
import doudi.web.privacy.row_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("orgs", "0002_posts_approved_and_places_moved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("document", models.CharField(max_length=60)),
                ("issuers", models.JSONField(default=list)),
                ("issued_on", models.DateField()),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("stages", models.JSONField(default=list)),
                ("return_day", models.PositiveSmallIntegerField()),
                ("counts_until", models.PositiveSmallIntegerField()),
                ("terms", models.JSONField(default=dict)),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="campaigns", to="orgs.area"
                    ),
                ),
                (
                    "loaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-begins_on", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("area", "name"), name="campaign_once")],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=20)),
                ("clause", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=60)),
                ("text", models.TextField()),
                ("target", models.CharField(max_length=500)),
                ("level", models.CharField(choices=[("city", "市级"), ("county", "各县区")], max_length=10)),
                (
                    "lead",
                    models.CharField(
                        choices=[
                            ("civil_affairs", "民政"),
                            ("finance", "财政"),
                            ("discipline", "纪检监察"),
                            ("town", "镇街"),
                            ("inspection", "督导组"),
                            ("third_party", "第三方"),
                        ],
                        max_length=20,
                    ),
                ),
                ("assist", models.JSONField(default=list)),
                ("stage", models.CharField(max_length=40)),
                ("limit_on", models.DateField()),
                (
                    "measure",
                    models.CharField(
                        choices=[("state", "是否完成"), ("percent", "完成比例"), ("number", "完成数量")], max_length=10
                    ),
                ),
                ("unit_word", models.CharField(blank=True, max_length=10)),
                ("counts", models.CharField(blank=True, choices=[("households_screened", "排查户数")], max_length=30)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.area"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="campaigns.campaign"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [models.UniqueConstraint(fields=("campaign", "area", "number"), name="task_once")],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("limit_on", models.DateField()),
                ("goal", models.PositiveIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "未开始"), ("doing", "进行中"), ("done", "已完成")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        null=True, validators=[django.core.validators.MaxValueValidator(100)]
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("done_on", models.DateField(null=True)),
                ("reported_month", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="orgs.area"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="duties", to="campaigns.campaign"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="orgs.unit"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="duties", to="campaigns.task"
                    ),
                ),
            ],
            options={
                "ordering": ["task__position", "area__path"],
                "indexes": [models.Index(fields=["campaign", "area", "limit_on"], name="duty_area_limit")],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "area"), name="duty_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "doing", "done"])), name="duty_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_on", None)),
                            _connector="OR",
                        ),
                        name="duty_done_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("month", "月报"), ("half_year", "半年报"), ("year", "年报")],
                        default="month",
                        max_length=10,
                    ),
                ),
                ("period", models.DateField()),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("due_on", models.DateField()),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "填报中"),
                            ("filled", "待签发"),
                            ("submitted", "已报送"),
                            ("replaced", "已被更正"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                ("problems", models.TextField(blank=True)),
                ("next_steps", models.TextField(blank=True)),
                ("writers", models.JSONField(default=list)),
                ("filled_at", models.DateTimeField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("submitted_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="orgs.area"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="campaigns.campaign"
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="campaigns.return",
                    ),
                ),
                (
                    "filled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-period", "area__path", "-revision"],
                "indexes": [models.Index(fields=["campaign", "kind", "period", "state"], name="return_period")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "area", "kind", "period", "revision"), name="return_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "submitted")),
                        fields=("campaign", "area", "kind", "period"),
                        name="return_one_in_force",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "filled"])),
                        fields=("campaign", "area", "kind", "period"),
                        name="return_one_in_hand",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "filled", "submitted", "replaced"])),
                        name="return_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "filled"]),
                            models.Q(
                                ("signed_by__isnull", False),
                                ("submitted_at__isnull", False),
                                ("submitted_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="return_signed_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_by", None),
                            models.Q(("signed_by", models.F("filled_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="return_filler_is_not_signer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("revision", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="return_restated_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("span", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=60)),
                ("unit", models.CharField(max_length=10)),
                ("definition", models.CharField(max_length=300)),
                ("value", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                ("rows_of", models.CharField(blank=True, max_length=10)),
                ("ids", models.JSONField(default=list)),
                (
                    "returned",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="campaigns.return"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "span"],
                "constraints": [models.UniqueConstraint(fields=("returned", "code", "span"), name="figure_once")],
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("done", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "未开始"), ("doing", "进行中"), ("done", "已完成")], max_length=10
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        null=True, validators=[django.core.validators.MaxValueValidator(100)]
                    ),
                ),
                ("number", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("problem", models.TextField(blank=True)),
                ("done_on", models.DateField(null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.area"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="progress", to="campaigns.duty"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.unit"),
                ),
            ],
            options={
                "ordering": ["-month"],
                "constraints": [models.UniqueConstraint(fields=("duty", "month"), name="progress_once_a_month")],
            },
        ),
        migrations.CreateModel(
            name="TypicalCase",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=100)),
                ("text", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "returned",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="typical_cases", to="campaigns.return"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("returned", "case"), name="typical_case_once")],
            },
        ),
    ]
