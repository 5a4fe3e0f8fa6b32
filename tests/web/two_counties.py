"""Two counties, each with a row of every kind: what people of the one may never learn of the other.

All names are Latin and begin with the county's mark, so that a page shows at once whose rows it tells of, and any
Chinese on an English page is the site's own – or that of people, whose free texts end in 属实 and say so (`lang`).
Doubts are the engine's own, of a real check. `secrets`: the values that no page shows before somebody opens them.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils import timezone

from doudi.engine import finding as engine
from doudi.engine.catalogue import catalogue
from doudi.engine.finding import Evidence
from doudi.language import say, speaking
from doudi.web.audit.chain import record
from doudi.web.campaigns.actions import load_plan
from doudi.web.cases import vault
from doudi.web.cases.models import (
    Attachment,
    Case,
    Comment,
    Confirmation,
    Dealing,
    Draw,
    Event,
    Exemption,
    Extension,
    Fingerprint,
    Helper,
    Letter,
    LookBack,
    MoneyLine,
    Proof,
    Recheck,
    Subscription,
    Visit,
)
from doudi.web.disclosure.models import Export, ExportFile, Opening
from doudi.web.intake.doubts import doubt_of
from doudi.web.intake.models import Batch, BatchFile, Finding, HeaderMapping, Proposal, Run, Sighting
from doudi.web.jobs.models import Job
from doudi.web.notices.actions import tell
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Unit, User
from doudi.web.orgs.roles import ROLES
from doudi.web.privacy.sealing import blind
from tests.web.county_ledger import plant_ledger
from tests.web.factories import City
from tests.web.intake.rosters import id_no

OWN, FAR = "Zown", "Qfar"
CHECK = catalogue()["DB-01"]
ROLES_IN_TOWNS = ("town_clerk",)
ADMINISTRATION = {"account.manage", "account.see", "account.secure", "post.approve", "backup.make", "area.see"}
"""What concerns the whole installation: who holds one of these sees accounts, units and jobs of every place."""

PLAN = """
name: campaign
title: Campaign of the year
document: Paper 1
issuers: [Bureau]
issued: {year}-01-01
begins: {year}-01-01
ends: {year}-12-31
stages:
  - {{name: only, title: The stage, clause: "3.1", until: {year}-12-31}}
returns:
  day: 23
  counts_until: 20
  half_year: {{counts_until: {year}-06-20, due: {year}-06-30}}
  year: {{counts_until: {year}-12-20, due: {year}-12-31}}
tasks:
  - number: "1-1"
    clause: "2.1"
    title: First task
    text: Ordered words
    target: Everything done
    level: county
    lead: civil_affairs
    assist: [town]
    stage: only
    limit: {year}-12-31
    measure: {{kind: number, unit: people}}
"""


def latin(city: City) -> None:
    """Give places and units Latin names."""
    for name, area in city.areas.items():
        area.name = f"Place{area.pk}"
        area.save()
        for unit in Unit.objects.filter(name__startswith=name):
            unit.name = f"Unit{unit.pk}"
            unit.save()
    for user in User.objects.all():
        user.full_name = f"Officer{user.pk:03d}"
        user.save()
    city.areas |= {name: Area.objects.get(pk=area.pk) for name, area in city.areas.items()}


@dataclass
class Side:
    """One county with its town, and a row of every kind there once `plant` was called."""

    city: City
    county: str
    town: str
    mark: str
    number: int
    people: dict[str, Actor] = field(default_factory=dict)
    row: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for role in ("town_clerk", "county_officer", "finance_officer", "discipline_inspector"):
            self.people[role] = self.city.actor(role, self.town if role in ROLES_IN_TOWNS else self.county)
        self.clerk, self.officer = self.people["town_clerk"], self.people["county_officer"]
        self.reviewer = self.city.actor("county_officer", self.county)

    @property
    def area(self) -> Area:
        return self.city.areas[self.town]

    @property
    def over(self) -> Area:
        return self.city.areas[self.county]

    @property
    def name(self) -> str:
        return f"{self.mark}Fullname Ouyang"

    @property
    def id_no(self) -> str:
        return id_no(self.number)

    @property
    def account(self) -> str:
        return f"62220026{self.number:04d}9931"

    @property
    def secrets(self) -> list[str]:
        return [self.name, self.id_no, self.account]

    @property
    def told(self) -> str:
        """A free text that somebody wrote, with everything in it that should not stand there."""
        return f"{self.mark}text on {self.name} ({self.id_no}) 属实"

    @property
    def sum(self) -> str:
        return f"{self.number}{self.number}.77"

    @property
    def names(self) -> set[str]:
        """What its places, units and people are called."""
        areas = Area.objects.filter(path__startswith=self.over.path)
        people = User.objects.filter(posts__unit__area__in=areas)
        units = Unit.objects.filter(area__in=areas)
        return {*map(str, areas), *map(str, units), *map(str, people)}

    def plant(self) -> "Side":
        """A row of every kind."""
        self.row = {}
        self._cases()
        self._parts()
        self._outcome()
        self._intake()
        self._office()
        plant_ledger(self)
        return self

    def case(self, state: str = "verifying", **given: Any) -> Case:
        """A case of the town."""
        n = len([name for name in self.row if name.startswith("case")])
        fields: dict[str, Any] = {
            "theme": "payments",
            "title": CHECK.title,
            "village": f"{self.mark}village",
            "name": self.name,
            "subject": id_no(self.number + n),
            "subject_kind": "person",
            "amount": self.sum,
            "check_code": "DB-01",
            "doubt": self.doubt,
            "unit": self.clerk.unit,
            "person": self.clerk.user,
            "due_on": timezone.localdate() - timedelta(days=3),
            "state": state,
        }
        made = self.city.case(self.town, by=self.officer, **(fields | given))
        self.row[f"case{n or ''}"] = made
        return made

    @property
    def doubt(self) -> dict[str, Any]:
        """What the engine says of somebody dead on the roll, and whose account it was."""
        with speaking("en"):
            english = self._sentences
        personal = (("name", self.name), ("id_no", self.id_no), ("died_on", "2020-05-01"), ("source", None))
        family = (("applicant_name", self.name), ("account_no", self.account), ("top_up", "12.00"))
        rows = tuple(
            Evidence(roster, f"{self.mark}.xlsx", "1", at, fields)
            for roster, at, fields in (("deaths", 3, personal), ("dibao_families", 7, family))
        )
        return doubt_of(
            engine.Finding(
                finding_id=f"{self.number:016x}", check=CHECK.code, verdict="broken", grade="certain", severity="high",
                subject_kind="person", subject=self.id_no, name=self.name, county=None, town=None, village=None,
                area_code=None, months=(date(2020, 6, 1),), amount=Decimal(self.sum), evidence=rows,
                unverified=("dibao.death_grace_months",), identified=False, english=engine.Words(**english),
                **self._sentences,
            ),
            [self.account],
        )  # fmt: skip

    @property
    def _sentences(self) -> dict[str, Any]:
        """In the language in use."""
        known = {"name": f"{self.name} {self.id_no} {self.account}", "died_on": "2020-05-01", "months": "2020-06"}
        told = say(CHECK.reckons).format_map(known | {"month": "2020-06", "total_amount": 1, "n_insured": 1})
        message, lacking = say(CHECK.says).format_map(known), say("判定所需的信息")
        return {"message": message, "reckoning": (f"{told} {self.name}",), "missing": (lacking,)}

    def _cases(self) -> None:
        self.case()
        self.case("closed", closed_at=timezone.now(), closed_how="override", closed_by=self.reviewer.user)
        self.case("pending_dispatch", unit=None, person=None)
        self.case("pending_review", verdict="confirmed", title=f"{self.mark}title 属实", doubt={"message": self.told})

    def _parts(self) -> None:
        case, clerk = self.row["case"], self.clerk
        who = {"case": case, "user": clerk.user}
        today = timezone.localdate()
        self.row["visit"] = Visit.objects.create(
            **who, unit=clerk.unit, visited_on=today, met=self.told, result="confirmed", note=self.told
        )
        self.row["proof"] = Proof.objects.create(**who, dated_on=today, kind="stop", text=self.told)
        file = {"kind": "paper", "name": f"{self.name}.pdf", "media_type": "application/pdf", "n_bytes": 4}
        self.row["file"] = Attachment.objects.create(
            **who, proof=self.row["proof"], sha256=f"{self.number:064x}", **file
        )
        vault.keep(self.row["file"].pk, b"%PDF")
        self.row["comment"] = Comment.objects.create(**who, unit=clerk.unit, text=self.told)
        self.row["listening"] = Subscription.objects.create(**who)
        self.row["event"] = Event.objects.create(
            **who, unit=clerk.unit, act="confirm", to_state="confirmed", given={"finding": self.told, "met": self.told}
        )
        self.row["fingerprint"] = Fingerprint.objects.create(case=case, kind="text", row_id=1, band=1, mark=b"1")
        self.row["recheck"] = Recheck.objects.create(
            case=case, run="1", as_of=today, data_until=today, fired=True, before=[], after=[]
        )

    def _outcome(self) -> None:
        case, clerk, today = self.row["case"], self.clerk, timezone.localdate()
        later = today + timedelta(days=30)
        asked = {"case": case, "asked_by": clerk.user, "reason": self.told}
        self.row["extension"] = Extension.objects.create(**asked, due_on=later)
        self.row["exemption"] = Exemption.objects.create(**asked, check_code="DB-01", valid_until=later)
        self.row["helper"] = Helper.objects.create(**asked, unit=self.people["finance_officer"].unit)
        self.row["money"] = MoneyLine.objects.create(
            case=case, kind="due", amount=self.sum, on=today, user=clerk.user, reason=self.told
        )
        self.row["dealing"] = Dealing.objects.create(
            case=case, person=self.name, kind="education", on=today, user=clerk.user, note=self.told
        )
        self.row["letter"] = Letter.objects.create(
            case=case,
            kind="supervision",
            number=f"{self.mark}1",
            unit=self.officer.unit,
            addressee=clerk.unit,
            demand=self.told,
            facts=self.told,
            due_on=later,
            on=today,
            user=self.officer.user,
        )
        wanted = {"asked_by": self.officer.user, "asked_unit": self.officer.unit, "reviewer": self.reviewer.user}
        self.row["confirmation"] = Confirmation.objects.create(
            **wanted, case=self.row["case3"], kind="override", reason=self.told, answer=self.told
        )
        self.row["draw"] = Draw.objects.create(
            county=self.over,
            month=today.replace(day=1),
            closed_until=timezone.now(),
            seed=f"{self.mark}seed",
            percent=10,
            n_cases=self.number,
            n_drawn=self.number,
        )
        self.row["look_back"] = LookBack.objects.create(
            case=self.row["case1"], draw=self.row["draw"], days=30, due_on=today
        )

    def _intake(self) -> None:
        by, today = self.officer, timezone.localdate()
        batch = Batch.objects.create(
            unit=by.unit,
            area=self.over,
            by=by.user,
            as_of=today,
            note=f"{self.mark}note 属实",
            state="accepted",
            rows={"deaths": self.number},
        )
        sheet = {"name": f"{self.mark}sheet", "rosters": ["deaths"], "columns": [], "unknown": [f"{self.mark}head"]}
        sheet |= {"header_row": 1, "missing": [], "nearest": ""}
        file = BatchFile.objects.create(
            batch=batch,
            name=f"{self.mark}file {self.id_no}.xlsx",
            digest=f"{self.number:064x}",
            size=7,
            form="xlsx",
            rosters=["deaths"],
            sheets=[sheet],
            sample=[{"name": f"{self.mark}sheet", "rows": [["Name"], ["O***"]]}],
        )
        HeaderMapping.objects.create(
            unit=by.unit, roster="deaths", header=f"{self.mark}head", column="name", by=by.user
        )
        run = Run.objects.create(
            area=self.over,
            as_of=today,
            state="finished",
            folder="none",
            started_by=by.user,
            rows={"deaths": self.number},
        )
        run.batches.add(batch)
        finding = Finding.objects.create(
            finding_id=f"{self.number:016x}",
            area=self.area,
            village=f"{self.mark}village",
            check_code="DB-01",
            theme="payments",
            verdict="broken",
            grade="certain",
            severity="high",
            months=["2020-06"],
            rosters=["deaths"],
            amount=self.sum,
            subject_kind="person",
            subject=self.id_no,
            subject_blind=blind("subject", self.id_no),
            name=self.name,
            doubt=self.doubt,
            first_run=run,
            last_run=run,
        )
        Sighting.objects.create(run=run, finding=finding, presence="new", verdict="broken")
        self.row["proposal"] = self._proposal(run)
        self.row |= {"batch": batch, "batch_file": file, "run": run, "finding": finding}

    def _proposal(self, run: Run) -> Proposal:
        """A row without a readable id, and who it may be."""
        side = {
            "name": self.name,
            "birth": "1950-01-14",
            "sex": "",
            "place": f"{self.mark}village",
            "id_no": self.id_no,
        }
        told = {"roster": "deaths", "file": f"{self.mark}.xlsx", "sheet": "1", "row": self.number, "weight": "30.00"}
        told |= {"decided_by": ["出生日期相同", "姓名相同"], "own_area": "", "placeless": True}
        told |= {"seen": side | {"id_no": self.account}, "person": side | {"rosters": ["dibao_members"]}}
        mark = self.number.to_bytes(4, "big")
        return Proposal.objects.create(
            mark=mark, area=self.area, roster="deaths", weight="30.00", told=told, last_run=run
        )

    def _office(self) -> None:
        """What hangs on people: jobs, notices, exports, looks, sessions."""
        by, case = self.officer, self.row["case"]
        self.row["job"] = Job.objects.create(
            kind="cases.batch",
            given={"who": self.name},
            area=self.over,
            asked_by=by.user,
            post=by.post,
            stage=self.mark,
        )
        tell(
            [by.user, self.clerk.user],
            "case.sent_back",
            url=reverse("case", args=[case.pk]),
            about=case,
            number=self.mark,
        )
        self.row["notice"] = by.user.notices.get()
        ready = {"state": "ready", "made_at": timezone.now(), "expires_at": timezone.now() + timedelta(days=1)}
        asked = {"kind": "case", "asked_by": by.user, "post": by.post, "area": self.over, "reason": "report"}
        asked |= {"columns": ["number", "name"], "words": f"{self.mark}words {self.id_no} 属实", "n_rows": self.number}
        self.row["export"] = Export.objects.create(**asked, **ready)
        ExportFile.objects.create(export=self.row["export"], content="bm9uZQ==")
        self.row["asked_export"] = Export.objects.create(**asked, sensitive=True, state="awaiting")
        self.row["opening"] = Opening.objects.create(
            user=self.clerk.user,
            unit=self.clerk.unit,
            area=self.area,
            kind="case",
            row_id=case.pk,
            reason="report",
            words=f"{self.mark}words {self.id_no} 属实",
            n_values=self.number,
        )
        self.row["session"] = UserSession.objects.create(
            user=by.user, session_key=self.mark, ip="127.0.0.1", user_agent=self.mark
        )
        self.row["factor"] = Authenticator.objects.create(user=by.user, type="totp", data={"secret": "x"})
        record(by, "case.open", case, source=self.mark)


@dataclass
class World:
    """The city, its campaign, and the county of who asks. `far` comes later: a page must not change by it."""

    city: City = field(default_factory=City)

    def __post_init__(self) -> None:
        self.planner = self.city.actor("city_officer", "宝鸡市")
        self.own = Side(self.city, "陈仓区", "虢镇", OWN, 4111)
        self.far = Side(self.city, "凤翔县", "城关镇", FAR, 7333)
        load_plan(PLAN.format(year=timezone.localdate().year).encode(), by=self.planner)
        self.own.plant()
        self.actors = {role: self._actor(role) for role in ROLES}
        latin(self.city)

    def _actor(self, role: str) -> Actor:
        return self.own.people.get(role) or self.city.actor(role, "陈仓区")
