"""The tables as 0001 to 0009 leave them, made at once in an empty database; who stands between them goes step by step."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import doudi.web.privacy.fields
import doudi.web.privacy.row_ids


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0001_initial"),
        ("cases", "0002_verification_proof_and_outcome"),
        ("cases", "0003_case_check_verdict"),
        ("cases", "0004_indexes_of_boards"),
        ("cases", "0005_named_reviewers_confirm"),
        ("cases", "0006_indexes_of_closings_and_piles"),
        ("cases", "0007_direction_of_the_wrong"),
        ("cases", "0008_ids_in_the_indexes_of_piles"),
        ("cases", "0009_copies_read"),
    ]

    initial = True

    dependencies = [
        ("orgs", "0001_initial"),
        ("orgs", "0002_posts_approved_and_places_moved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("check", "名册核查"),
                            ("clue", "群众举报线索"),
                            ("inspection", "督导检查"),
                            ("petition", "信访"),
                            ("evaluation", "绩效评价"),
                            ("audit", "审计"),
                            ("discipline", "纪检案件"),
                            ("survey", "满意度调查"),
                            ("own_report", "自查自报"),
                        ],
                        max_length=20,
                    ),
                ),
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
                ("check_code", models.CharField(blank=True, max_length=10)),
                ("finding_id", models.CharField(max_length=16, null=True, unique=True)),
                (
                    "severity",
                    models.CharField(
                        choices=[("high", "高"), ("medium", "中"), ("low", "低")], default="medium", max_length=10
                    ),
                ),
                ("grade", models.CharField(blank=True, max_length=10)),
                ("title", models.CharField(max_length=200)),
                ("village", models.CharField(blank=True, max_length=60)),
                ("subject_kind", models.CharField(blank=True, max_length=20)),
                ("subject", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("subject_blind", models.BinaryField(max_length=16, null=True)),
                ("name", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("doubt", doudi.web.privacy.fields.SealedJson(editable=True, null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending_dispatch", "待派发"),
                            ("pending_receipt", "待签收"),
                            ("verifying", "核实中"),
                            ("refuted", "不属实"),
                            ("confirmed", "属实"),
                            ("rectifying", "整改中"),
                            ("pending_review", "待复核"),
                            ("closed", "已销号"),
                            ("suspended", "挂起"),
                            ("referred", "已移送纪检"),
                        ],
                        default="pending_dispatch",
                        max_length=20,
                    ),
                ),
                ("flow", models.PositiveSmallIntegerField(default=1)),
                ("previous_state", models.CharField(blank=True, max_length=20)),
                ("due_on", models.DateField(null=True)),
                ("clock_stopped_on", models.DateField(null=True)),
                (
                    "verdict",
                    models.CharField(blank=True, choices=[("confirmed", "属实"), ("refuted", "不属实")], max_length=10),
                ),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("data", "数据错漏"),
                            ("policy", "政策理解偏差"),
                            ("procedure", "程序不到位"),
                            ("change", "家庭情况变化未及时调整"),
                            ("duty", "工作不负责"),
                            ("concealed", "申请人隐瞒"),
                            ("violation", "违规违纪"),
                            ("other", "其他"),
                        ],
                        max_length=20,
                    ),
                ),
                ("measure", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "presence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "新出现"),
                            ("unchanged", "仍存在"),
                            ("gone", "已不再出现"),
                            ("back", "再次出现"),
                        ],
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_how",
                    models.CharField(
                        blank=True,
                        choices=[("proof", "复查证明已改"), ("refuted", "核实不属实"), ("override", "复核人说明理由")],
                        max_length=10,
                    ),
                ),
                ("n_reopened", models.PositiveSmallIntegerField(default=0)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="orgs.area"
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closed_cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "county",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="county_cases", to="orgs.area"
                    ),
                ),
                (
                    "first_closer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opened_cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="orgs.unit"
                    ),
                ),
                ("suspended_until", models.DateField(null=True)),
                (
                    "unit_before",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.unit"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("over", "不该保的保了、不该发的发了"),
                            ("under", "该保的没保，该发的没发、少发、迟发"),
                            ("care", "照料、走访、核查和程序不到位"),
                            ("money", "资金管理、发放和核算不规范"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at"],
                "indexes": [
                    models.Index(fields=["county", "state", "theme"], name="case_county_state"),
                    models.Index(fields=["person", "state"], name="case_person_state"),
                    models.Index(fields=["check_code", "state"], name="case_check_state"),
                    models.Index(fields=["subject_blind"], name="case_subject"),
                    models.Index(fields=["area", "-opened_at"], name="case_area_opened"),
                    models.Index(fields=["-opened_at"], name="case_opened"),
                    models.Index(fields=["county", "closed_at"], name="case_county_closed"),
                    models.Index(
                        condition=models.Q(("state", "suspended")), fields=["suspended_until"], name="case_suspended"
                    ),
                    models.Index(fields=["check_code", "verdict", "area"], name="case_check_verdict"),
                    models.Index(fields=["closed_at"], name="case_closed"),
                    models.Index(fields=["area", "closed_at"], name="case_area_closed"),
                    models.Index(
                        fields=["county", "theme", "direction", "state", "verdict", "amount"], name="case_county_cell"
                    ),
                    models.Index(
                        fields=["area", "theme", "direction", "state", "verdict", "amount"], name="case_area_cell"
                    ),
                    models.Index(
                        fields=["area", "state", "due_on", "clock_stopped_on", "unit"],
                        include=("id",),
                        name="case_area_state",
                    ),
                    models.Index(fields=["unit", "state", "due_on"], include=("id",), name="case_unit_state"),
                    models.Index(
                        fields=["state", "due_on", "clock_stopped_on", "county"], include=("id",), name="case_state_due"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "pending_dispatch",
                                    "pending_receipt",
                                    "verifying",
                                    "refuted",
                                    "confirmed",
                                    "rectifying",
                                    "pending_review",
                                    "closed",
                                    "suspended",
                                    "referred",
                                ],
                            )
                        ),
                        name="case_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            models.Q(
                                ("closed_at__isnull", False), ("closed_how__in", ["proof", "refuted", "override"])
                            ),
                            _connector="OR",
                        ),
                        name="closed_case_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["suspended", "referred"]), _negated=True),
                            models.Q(("previous_state", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="case_put_aside_knows_the_way_back",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("dated_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("stop", "停发、核减通知"),
                            ("grant", "纳入救助的审批材料"),
                            ("payment", "发放或补发凭证"),
                            ("refund", "退款、缴库凭证"),
                            ("agreement", "协议、名册等更正后的材料"),
                            ("photo", "现场照片"),
                            ("statement", "情况说明"),
                            ("other", "其他"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proofs", to="cases.case"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["dated_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("visited_on", models.DateField()),
                ("met", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("result", models.CharField(choices=[("confirmed", "属实"), ("refuted", "不属实")], max_length=10)),
                ("note", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="cases.case"
                    ),
                ),
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
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("photo", "照片"), ("signature", "签名"), ("paper", "文件")], max_length=10
                    ),
                ),
                ("name", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("media_type", models.CharField(max_length=80)),
                ("n_bytes", models.PositiveIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="cases.case"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="cases.proof",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="cases.visit",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="cases.case"
                    ),
                ),
                ("mentioned", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
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
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("override", "没有复查证明的销号"), ("waiver", "免予追回")], max_length=10
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("reason", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "待批"), ("granted", "同意"), ("refused", "不同意"), ("void", "已失效")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("answer", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "asked_unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.unit"),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="confirmations", to="cases.case"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "asked")), fields=["reviewer"], name="confirmation_waiting"
                    ),
                    models.Index(
                        condition=models.Q(("state", "asked")), fields=["asked_by"], name="confirmation_asked_by"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("case", "kind"),
                        name="one_confirmation_asked_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reviewer", models.F("asked_by")), _negated=True),
                        name="confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gt", 0), ("amount__isnull", False), ("kind", "waiver")),
                            models.Q(("amount", None), ("kind", "override")),
                            _connector="OR",
                        ),
                        name="confirmation_says_how_much",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state", "asked")),
                            models.Q(models.Q(("state", "asked"), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="confirmation_ended_some_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CopyRead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="copies_read", to="cases.case"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "user"), name="copy_read_once")],
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("series", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Dealing",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("person", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("education", "批评教育"),
                            ("admonition", "诫勉"),
                            ("party", "党纪处分"),
                            ("government", "政务处分"),
                            ("handed_over", "移送司法"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("paper", models.CharField(blank=True, max_length=60)),
                ("note", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dealings", to="cases.case"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.unit"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("closed_until", models.DateTimeField()),
                ("seed", models.CharField(max_length=64)),
                ("percent", models.PositiveSmallIntegerField()),
                ("n_cases", models.PositiveIntegerField()),
                ("n_drawn", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "county",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.area"),
                ),
            ],
            options={
                "ordering": ["-month", "county", "made_at"],
                "indexes": [models.Index(fields=["county", "month"], name="draw_county_month")],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("act", models.CharField(max_length=30)),
                ("from_state", models.CharField(blank=True, max_length=20)),
                ("to_state", models.CharField(blank=True, max_length=20)),
                ("given", doudi.web.privacy.fields.SealedJson(editable=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="cases.case"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.unit"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "indexes": [
                    models.Index(fields=["case", "at"], name="cases_event_case_id_b90a85_idx"),
                    models.Index(fields=["user", "act", "at"], name="cases_event_user_id_714eb1_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exemption",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("check_code", models.CharField(max_length=10)),
                ("reason", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("valid_until", models.DateField()),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "待批"), ("granted", "同意"), ("refused", "不同意"), ("void", "已失效")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("decided_on", models.DateField(null=True)),
                ("answer", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="exemptions", to="cases.case"
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
            ],
            options={
                "ordering": ["asked_at", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "granted")), fields=["valid_until"], name="exemption_in_force"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")), fields=("case",), name="one_exemption_asked_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_on", models.DateField()),
                ("reason", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "待批"), ("granted", "同意"), ("refused", "不同意"), ("void", "已失效")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("answer", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="extensions", to="cases.case"
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
            ],
            options={
                "ordering": ["asked_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")), fields=("case",), name="one_extension_asked_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("row_id", models.BigIntegerField(db_index=True)),
                ("band", models.BigIntegerField()),
                ("mark", models.BinaryField(max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="fingerprints", to="cases.case"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "band"], name="fingerprint_band")],
            },
        ),
        migrations.CreateModel(
            name="Helper",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answer", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="helpers", to="cases.case"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="helped_cases", to="orgs.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["unit", "case"], name="helper_unit")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("case", "unit"), name="unit_helps_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(choices=[("supervision", "督办函"), ("reminder", "提示函")], max_length=12)),
                ("number", models.CharField(max_length=60)),
                ("demand", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("facts", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("due_on", models.DateField()),
                ("on", models.DateField()),
                (
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="received_letters", to="orgs.unit"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="cases.case"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="orgs.unit"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["on", "id"],
                "constraints": [models.UniqueConstraint(fields=("unit", "number"), name="letter_number_once")],
            },
        ),
        migrations.CreateModel(
            name="LookBack",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField()),
                (
                    "result",
                    models.CharField(
                        choices=[("waiting", "待回访"), ("ok", "无反弹"), ("relapse", "反弹"), ("void", "已失效")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("done_on", models.DateField(null=True)),
                ("note", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="look_backs", to="cases.case"
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="look_backs", to="cases.draw"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "indexes": [
                    models.Index(condition=models.Q(("result", "waiting")), fields=["due_on"], name="look_back_waiting")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "draw", "days"), name="looked_back_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result__in", ["waiting", "void"]),
                            models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="look_back_says_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MoneyLine",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("due", "应追回"),
                            ("recovered", "已追回"),
                            ("waived", "免予追回"),
                            ("returned", "已缴回财政"),
                        ],
                        max_length=10,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("on", models.DateField()),
                ("receipt", models.CharField(blank=True, max_length=60)),
                ("reason", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_why", doudi.web.privacy.fields.SealedText(editable=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="money", to="cases.case"
                    ),
                ),
                (
                    "struck_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["on", "at", "id"],
                "indexes": [
                    models.Index(condition=models.Q(("struck_at", None)), fields=["kind", "on"], name="money_kind_on")
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="money_is_more_than_nothing"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "waived"), _negated=True),
                            models.Q(
                                ("approved_by__isnull", False),
                                models.Q(("approved_by", models.F("user")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="waived_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recheck",
            fields=[
                (
                    "id",
                    doudi.web.privacy.fields.RowId(
                        default=doudi.web.privacy.row_ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("run", models.CharField(max_length=40)),
                ("as_of", models.DateField()),
                ("data_until", models.DateField()),
                ("fired", models.BooleanField()),
                ("before", doudi.web.privacy.fields.SealedJson(editable=True, null=True)),
                ("after", doudi.web.privacy.fields.SealedJson(editable=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rechecks", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["as_of", "at", "id"],
                "constraints": [models.UniqueConstraint(fields=("case", "run"), name="one_recheck_per_run")],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="subscriptions", to="cases.case"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "user"), name="subscribed_once")],
            },
        ),
    ]
