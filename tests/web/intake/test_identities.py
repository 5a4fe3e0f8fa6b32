"""Rows without a readable id: proposed by matching, established by a person, read by the next run."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from doudi.web.audit.models import Entry
from doudi.web.intake.actions.establish import establish, establish_many, take_back
from doudi.web.intake.actions.take_in import NotNow, accept
from doudi.web.intake.models import Finding, Proposal
from tests.web.browser import shut_out
from tests.web.intake.findings import a_run
from tests.web.intake.rosters import JUNE, csv_file, id_no

NAMELESS = "袁小3,,1950-01-10,2020-03-01,公安"
"""Somebody dead without an id number; number 3 of 虢镇 has this name and was born on this day."""


def deaths(*lines):
    return csv_file("死亡人员.csv", "姓名,身份证号,出生日期,死亡日期,来源", list(lines))


def waiting():
    return Proposal.objects.system("a test").waiting()


@pytest.fixture
def batch(rolls):
    """The roll of June, and one death that names nobody."""
    made = rolls.hand_in([JUNE.families(), JUNE.members(), deaths(NAMELESS)]).batch
    accept(by=rolls.officer, batch=made, partly=True)
    return made


@pytest.fixture
def proposal(rolls, batch):
    rolls.checked(batch)
    return waiting().get()


def a_proposal(city, place="虢镇", n=1, weight="30.00", **fields):
    """One without a run of the engine."""
    told = {
        "roster": "deaths", "file": "死亡.csv", "sheet": "", "row": n, "weight": weight, "own_area": "",
        "placeless": True, "decided_by": ["姓名相同", "出生日期相同"],
        "seen": {"name": f"袁小{n}", "birth": "1950-01-10", "sex": "", "place": "", "id_no": ""},
        "person": {"name": f"袁小{n}", "birth": "1950-01-10", "sex": "男", "place": "陈仓区 虢镇", "id_no": id_no(n),
                   "rosters": ["dibao_members"]},
    }  # fmt: skip
    area = city.areas[place]
    given = {"area": area, "roster": "deaths", "weight": weight, "told": told, "last_run": a_run(city)} | fields
    return Proposal.objects.create(mark=n.to_bytes(4, "big"), **given)


class TestARun:
    def test_proposes_and_decides_nothing(self, proposal, city):
        assert proposal.area == city.areas["虢镇"]
        assert proposal.told["person"]["id_no"] == id_no(3)
        assert proposal.told["decided_by"] == ["出生日期相同", "姓名相同"]
        assert proposal.state == "waiting"
        assert not Finding.objects.system("a test").filter(subject_kind="person").exists()

    def test_met_again_it_is_the_same(self, rolls, batch, proposal):
        rolls.checked(batch)
        assert waiting().get() == proposal

    def test_reads_who_was_established(self, rolls, batch, proposal):
        establish(by=rolls.officer, proposal=proposal, state="confirmed")
        run = rolls.checked(batch, as_of=timezone.localdate())
        finding = Finding.objects.system("a test").get(check_code="DB-01")
        assert (finding.name, finding.grade) == ("袁小3", "to_verify")
        assert "身份系人工认定" in finding.doubt["message"]
        proposal.refresh_from_db()
        assert (proposal.state, proposal.used_run) == ("confirmed", run)

    @pytest.mark.parametrize("state", ["other", "unknown", "waiting"])
    def test_reads_nobody_else(self, rolls, batch, proposal, state):
        if state != "waiting":
            establish(by=rolls.officer, proposal=proposal, state=state)
        rolls.checked(batch, as_of=timezone.localdate())
        assert not Finding.objects.system("a test").filter(check_code="DB-01").exists()

    def test_no_longer_meets_a_row_that_was_mended(self, rolls, proposal):
        files = [JUNE.families(), JUNE.members(), deaths(f"袁小3,{id_no(3)},,2020-03-01,公安")]
        mended = rolls.hand_in(files).batch
        accept(by=rolls.officer, batch=mended, partly=True)
        run = rolls.checked(mended)
        proposal.refresh_from_db()
        assert (proposal.gone_run, waiting().count()) == (run, 0)


class TestAPerson:
    def test_is_named_with_the_time(self, city):
        one, by = a_proposal(city), city.actor("county_officer", "陈仓区")
        establish(by=by, proposal=one, state="other")
        one.refresh_from_db()
        assert (one.state, one.decided_by) == ("other", by.user)
        assert [step.state for step in one.decisions.all()] == ["other"]
        entry = Entry.objects.get(action="identity.other")
        assert "袁小" not in f"{entry.detail}"
        assert id_no(1) not in f"{entry.detail}"

    def test_is_the_first_or_comes_too_late(self, city):
        one, by = a_proposal(city), city.actor("county_officer", "陈仓区")
        establish(by=by, proposal=one, state="confirmed")
        with pytest.raises(NotNow):
            establish(by=by, proposal=one, state="other")

    def test_takes_back_until_a_run_has_used_it(self, city):
        one, by = a_proposal(city), city.actor("county_officer", "陈仓区")
        establish(by=by, proposal=one, state="confirmed")
        take_back(by=by, proposal=one)
        one.refresh_from_db()
        assert (one.state, one.decided_by) == ("waiting", None)
        establish(by=by, proposal=one, state="confirmed")
        Proposal.objects.system("a test").update(used_run=one.last_run)
        with pytest.raises(NotNow):
            take_back(by=by, proposal=one)

    def test_confirms_several_only_where_they_weigh_enough(self, city):
        by = city.actor("county_officer", "陈仓区")
        at, below = a_proposal(city, n=1, weight="20.00"), a_proposal(city, n=2, weight="19.99")
        elsewhere = a_proposal(city, "城关镇", n=3)
        assert establish_many(by=by, numbers=[at.pk, below.pk, elsewhere.pk]) == 1
        at.refresh_from_db()
        assert at.state == "confirmed"
        assert set(waiting()) == {below, elsewhere}


class TestThePages:
    def test_show_both_sides_masked(self, city, as_):
        one, client = a_proposal(city), as_("county_officer", "陈仓区")
        for where in (reverse("identity_list"), reverse("identity_detail", args=[one.pk])):
            page = client.get(where).content.decode()
            assert page.count("袁**") == 2
            assert "姓名相同" in page
            assert "袁小1" not in page
            assert id_no(1) not in page
            assert "1950-01-10" not in page

    def test_tell_them_for_a_stated_reason(self, city, as_):
        one, client = a_proposal(city), as_("county_officer", "陈仓区")
        where = reverse("personal_open", args=["identity", one.pk])
        page = client.post(where, {"reason": "visit", "words": "对照档案"}).content.decode()
        assert id_no(1) in page
        assert "袁小1" in page

    def test_know_no_row_of_another_place(self, city, as_):
        one, client = a_proposal(city, "城关镇"), as_("county_officer", "陈仓区")
        assert client.get(reverse("identity_detail", args=[one.pk])).status_code == 404
        assert client.post(reverse("identity_decide", args=[one.pk]), {"state": "confirmed"}).status_code == 404
        assert "没有待确认的身份" in client.get(reverse("identity_list")).content.decode()

    def test_are_for_officers(self, city, as_):
        assert as_("town_clerk", "虢镇").get(reverse("identity_list")).status_code == 403

    def test_decide_and_take_back(self, city, as_):
        one, client = a_proposal(city), as_("county_officer", "陈仓区")
        where = reverse("identity_decide", args=[one.pk])
        assert "已记下" in client.post(where, {"state": "confirmed"}, follow=True).content.decode()
        assert "已经认定过" in client.post(where, {"state": "other"}, follow=True).content.decode()
        assert "就是此人" in client.get(f"{reverse('identity_list')}?decided=1").content.decode()
        assert "重新待确认" in client.post(where, {"state": "waiting"}, follow=True).content.decode()

    def test_confirm_the_ticked(self, city, as_):
        one, client = a_proposal(city), as_("county_officer", "陈仓区")
        where = reverse("identity_confirm")
        assert "没有勾选" in client.post(where, {}, follow=True).content.decode()
        assert "已确认 1 行" in client.post(where, {"proposal": [one.pk, "x"]}, follow=True).content.decode()

    def test_the_workbench_counts_them(self, city, as_):
        a_proposal(city)
        assert "1 行名册待确认身份" in as_("county_officer", "陈仓区").get(reverse("workbench")).content.decode()

    def test_ask_no_more_for_more_rows(self, city, as_, n_queries):
        client = as_("county_officer", "陈仓区")
        numbers = []
        for n in (3, 30):
            for at in range(Proposal.objects.system("a test").count() + 1, n + 1):
                a_proposal(city, n=at)
            numbers.append(n_queries(lambda: client.get(reverse("identity_list"))))
        assert numbers[0] == numbers[1] <= 20

    @pytest.mark.slow
    def test_on_both_screens(self, city, browse, transactional_db):
        one = a_proposal(city)
        page = browse(city.actor("county_officer", "陈仓区"))
        for where in (reverse("identity_list"), reverse("identity_detail", args=[one.pk])):
            page.goto(where)
            assert shut_out(page) == []


def test_the_day_of_confirming_counts(rolls, batch, proposal):
    """An identity confirmed today says nothing of a run as of an earlier day (rosters, §3)."""
    establish(by=rolls.officer, proposal=proposal, state="confirmed")
    rolls.checked(batch, as_of=date(2020, 6, 30))
    assert not Finding.objects.system("a test").filter(check_code="DB-01").exists()
    proposal.refresh_from_db()
    assert proposal.used_run is None
