"""A plan becomes a campaign: its tasks, and for every county its own plan derived from them."""

import hashlib
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.campaigns.actions.duties import derive_plan
from doudi.web.campaigns.actions.refusals import demand
from doudi.web.campaigns.models import Campaign, Task
from doudi.web.campaigns.plan import Plan
from doudi.web.campaigns.plan_file import read_plan
from doudi.web.campaigns.rules import not_loading
from doudi.web.campaigns.yaml_reading import Fault, Refused
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area


def load_plan(content: bytes, *, by: Actor) -> tuple[Campaign, bool]:
    """The campaign of a plan file, and whether it is new: the same file again changes nothing. Raises Refused."""
    demand(not_loading(by))
    plan = read_plan(content)
    digest = hashlib.sha256(repr(plan).encode()).hexdigest()
    with transaction.atomic():
        area = Area.objects.select_for_update().get(pk=by.unit.area_id)
        held = Campaign.objects.visible_to(by).filter(area=area, name=plan.name).first()
        if held:
            return _same(held, digest), False
        campaign = _store(plan, digest, area, by)
        for place in (area, *Area.objects.filter(parent=area, level="county")):
            derive_plan(campaign, place)
        record(by, "ledger.load_plan", campaign, name=plan.name, tasks=len(plan.tasks))
    return campaign, True


def _same(held: Campaign, digest: str) -> Campaign:
    if held.digest != digest:
        what = _("名称“{name}”已经用过").format(name=held.name)
        why = _("已载入的同名方案内容不同；各县区的计划由它派生，不能更换")
        raise Refused([Fault(1, what, why, _("换一个 name 后再载入"))])
    return held


def _store(plan: Plan, digest: str, area: Area, by: Actor) -> Campaign:
    campaign = Campaign.objects.create(
        area=area,
        name=plan.name,
        title=plan.title,
        document=plan.document,
        issuers=list(plan.issuers),
        issued_on=plan.issued,
        begins_on=plan.begins,
        ends_on=plan.ends,
        stages=[{**asdict(stage), "until": stage.until.isoformat()} for stage in plan.stages],
        return_day=plan.return_day,
        counts_until=plan.counts_until,
        terms={
            kind: {"counts_until": term.counts_until.isoformat(), "due": term.due.isoformat()}
            for kind, term in plan.terms.items()
        },
        digest=digest,
        loaded_by=by.user,
    )
    Task.objects.bulk_create(_tasks(plan, campaign, area))
    return campaign


def _tasks(plan: Plan, campaign: Campaign, area: Area) -> list[Task]:
    return [
        Task(
            campaign=campaign,
            area=area,
            position=position,
            limit_on=ordered.limit,
            unit_word=ordered.unit,
            assist=list(ordered.assist),
            **{
                name: getattr(ordered, name)
                for name in (
                    "number", "clause", "title", "text", "target", "level", "lead", "stage", "measure", "counts",
                )
            },
        )
        for position, ordered in enumerate(plan.tasks, 1)
    ]  # fmt: skip
