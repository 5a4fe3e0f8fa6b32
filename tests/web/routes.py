"""Every address of the site, and for each that names a row how to name one of a county."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.web.two_counties import Side, World

Words = dict[str, Any]


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """All patterns, in the order in which they are tried."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        elif isinstance(entry, URLPattern):
            yield entry


OURS = [entry for entry in patterns() if not entry.lookup_str.startswith("allauth")]
PERMIT = {entry.name: entry.callback.permit for entry in OURS}
PLAIN = [entry.name for entry in OURS if not entry.pattern.converters]
"""Pages whose address names nothing."""

YEAR = timezone.localdate().year
MONTH = {"kind": "month", "month": f"{YEAR}-01"}
WORDS: dict[str, Words] = {
    "pile": {"pile": "todo"},
    "case_batch": {"act": "dispatch"},
    "workday_year": {"year": YEAR},
    "export_ask": {"kind": "case"},
    "check_detail": {"code": "DB-01"},
    "plan_sample": {"name": "baoji-2020-109"},
    "roster_template": {"name": "deaths"},
    "board_data": {"name": "tiles"},
}
"""Addresses that name a thing which is no row of anybody's: a pile, an act, a year, a chart."""


def row(held: str, word: str = "pk", /, **more: Any) -> Callable[[Side], Words]:
    """The address of a row of a county."""
    return lambda side: {word: side.row[held].pk, **more}


def person(side: Side) -> Words:
    return {"pk": side.officer.user.pk}


def post(side: Side) -> Words:
    return {"pk": side.officer.post.pk}


def unit(side: Side) -> Words:
    return {"pk": side.officer.unit.pk}


def area(side: Side) -> Words:
    return {"pk": side.area.pk}


def in_place(side: Side) -> Words:
    return {"campaign": side.row["campaign"].pk, "area": side.over.pk}


def of_campaign(side: Side) -> Words:
    return {"campaign": side.row["campaign"].pk, **MONTH}


def of_extension(side: Side) -> Words:
    return {"name": "decide_extension", "of": side.row["extension"].pk}


ON_PEOPLE = "account_detail edit_account switch_account drop_second_factor end_all_sessions unlock_account"
OF_PEOPLE = f"{ON_PEOPLE} reset_password add_post".split()
OF_RETURNS = [f"return_{page}" for page in ("page", "edit", "restate", "compare", "cases", "excel", "word")]
ROWS: dict[str, Callable[[Side], Words]] = {
    **dict.fromkeys(OF_PEOPLE, person),
    **dict.fromkeys(("date_post", "switch_post", "colleague"), post),
    **dict.fromkeys(("edit_unit", "add_jurisdiction"), unit),
    "end_jurisdiction": lambda side: {"pk": side.officer.unit.jurisdictions.get().pk},
    **dict.fromkeys(("area_outline", "remove_outline"), lambda side: {"pk": side.over.pk}),
    **dict.fromkeys(("edit_area", "move_area", "open_areas"), area),
    "remove_factor": row("factor"),
    "end_session": row("session"),
    **dict.fromkeys(("job_detail", "job_progress", "job_cancel", "job_retry"), row("job")),
    "notice_open": row("notice"),
    "personal_open": row("case", "key", kind="case"),
    **dict.fromkeys(("export", "export_file"), row("export", "key")),
    "export_decide": row("asked_export", "key"),
    **dict.fromkeys(("case", "case_verify", "case_comment", "case_subscribe"), row("case", "key")),
    "case_file": lambda side: {"key": side.row["case"].pk, "file": side.row["file"].pk},
    "case_letter": lambda side: {"key": side.row["case"].pk, "letter": side.row["letter"].pk},
    "case_act": row("case", "key", name="add_money"),
    "case_act_on": lambda side: {
        "key": side.row["case"].pk,
        "name": "decide_extension",
        "of": side.row["extension"].pk,
    },
    "case_step": row("case2", "key", name="dispatch"),
    **dict.fromkeys(("batch_detail", "batch_accept", "batch_undo"), row("batch")),
    **dict.fromkeys(("file_detail", "file_marked"), row("batch_file")),
    **dict.fromkeys(("identity_detail", "identity_decide"), row("proposal")),
    "run_detail": row("run"),
    "finding_detail": row("finding"),
    "ledger_task": row("task", "key"),
    "county_plan": lambda side: {"area": side.over.pk},
    **dict.fromkeys(("county_plan_derive", "duty_add"), in_place),
    **dict.fromkeys(("duty", "duty_edit"), row("duty", "key")),
    "progress_report": row("duty", "key", month=MONTH["month"]),
    "returns_remind": row("campaign", "campaign"),
    **dict.fromkeys(("return_start", "rollup_page", "rollup_excel"), of_campaign),
    "rollup_figure": lambda side: {**of_campaign(side), "code": "opened", "span": "period"},
    **dict.fromkeys(OF_RETURNS, row("return", "key")),
    "return_case": lambda side: {"key": side.row["return"].pk, "case": side.row["case3"].pk},
    "return_figure": row("return", "key", code="opened", span="period"),
    "return_step": row("return", "key", step="hand_in"),
}
"""Addresses that name a row."""


def mixed(world: World) -> dict[str, Words]:
    """Addresses that name a row of one's own and, through it, one of the other county."""
    own, far = world.own.row, world.far.row
    return {
        "case_file": {"key": own["case"].pk, "file": far["file"].pk},
        "case_letter": {"key": own["case"].pk, "letter": far["letter"].pk},
        "case_act_on": {"key": own["case"].pk, **of_extension(world.far)},
        "county_plan_derive": {"campaign": own["campaign"].pk, "area": world.far.over.pk},
        "duty_add": {"campaign": own["campaign"].pk, "area": world.far.over.pk},
        "return_case": {"key": own["return"].pk, "case": far["case3"].pk},
    }


def address(name: str, side: Side | None = None) -> str:
    """Where a page is; of a row of this county if it names one."""
    words = ROWS[name](side) if side and name in ROWS else WORDS.get(name, {})
    return reverse(name, kwargs=words)
