"""Each page of the ledger and the returns: who gets it, that a foreign one is not there, how many questions it asks."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from doudi.web.audit.models import Entry
from doudi.web.campaigns.actions import derive_plan, edit_return, restate_return
from doudi.web.campaigns.models import Campaign, Duty, Return
from doudi.web.notices.models import Notice
from doudi.web.orgs.models import Area
from tests.web.campaigns.conftest import JUNE, PLAN, duty_of, happened, signed, started
from tests.web.campaigns.series.test_reckon import IN_JUNE


def client_of(actor):
    client = Client()
    client.force_login(actor.user)
    return client


@pytest.fixture
def county(people):
    return client_of(people["filler"])


@pytest.fixture
def other(people):
    return client_of(people["other"])


def pages_of(campaign, people):
    """Every page that shows a thing of 陈仓区."""
    by = people["filler"]
    held = signed(campaign, people)
    new = restate_return(held, by=by, reason="漏报")
    duty = duty_of(by, "3.2-1")
    ours = [("duty", [duty.pk]), ("duty_edit", [duty.pk]), ("return_page", [held.pk]), ("return_edit", [new.pk])]
    ours += [(name, [held.pk]) for name in ("return_cases", "return_restate", "return_word", "return_excel")]
    ours += [("return_compare", [new.pk]), ("return_figure", [held.pk, "opened", "period"])]
    return [reverse(name, args=args) for name, args in ours] + [reverse("county_plan", args=[by.unit.area_id])]


def test_a_county_opens_its_own_and_another_does_not_find_it(campaign, people, county, other):
    for url in pages_of(campaign, people):
        assert county.get(url).status_code == 200, url
        assert other.get(url).status_code == 404, url


@pytest.mark.parametrize("role", ["discipline_inspector", "finance_officer"])
def test_who_only_reads_reads(campaign, people, city, role):
    reader = client_of(city.actor(role, "陈仓区"))
    held = signed(campaign, people)
    for name in ("ledger", "gantt", "returns"):
        assert reader.get(reverse(name)).status_code == 200
    assert reader.get(reverse("return_page", args=[held.pk])).status_code == 200
    assert reader.get(reverse("return_edit", args=[held.pk])).status_code == 403
    assert reader.post(reverse("return_step", args=[held.pk, "sign"])).status_code == 403


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "audit_admin", "surveyor"])
def test_who_has_no_part_in_it_is_refused(campaign, city, role):
    nobody = client_of(city.actor(role, "宝鸡市"))
    assert {nobody.get(reverse(name)).status_code for name in ("ledger", "gantt", "returns")} == {403}


def test_without_a_plan_the_pages_say_so(city, as_):
    for name in ("ledger", "gantt", "returns"):
        assert "还没有方案" in as_("county_officer", "陈仓区").get(reverse(name)).content.decode()


def test_the_sums_are_for_who_answers_for_the_city(campaign, people, county, city):
    url = reverse("rollup_page", args=[campaign.pk, "month", "2020-06"])
    assert county.get(url).status_code == 404
    assert client_of(city.actor("discipline_inspector", "宝鸡市")).get(url).status_code == 200


@pytest.mark.parametrize("address", ["month/2020-13", "month/2019-01", "week/2020-06", "month/x"])
def test_a_period_that_is_not_there(campaign, officer, address):
    assert client_of(officer).get(f"/ledger/returns/of/{campaign.pk}/{address}/").status_code == 404


def test_the_sums_add_the_newest_and_name_the_missing(campaign, people, officer, city):
    happened(city.case("虢镇"), IN_JUNE, "confirm")
    signed(campaign, people)
    text = client_of(officer).get(reverse("rollup_page", args=[campaign.pk, "month", "2020-06"])).content.decode()
    assert "3 个县区中 1 个" in text
    assert "凤翔县、高新区" in text
    row = re.search(r"核实属实（件）.*?</tr>", text, re.DOTALL)[0]
    assert re.findall(r">(\d+)<", row) == ["1", "1", "1"]


def test_a_plan_is_loaded_by_its_name_or_refused_with_lines(city, officer):
    client = client_of(officer)
    assert client.post(reverse("plan_load"), {"ours": "baoji-2020-109"}).status_code == 302
    assert Campaign.objects.visible_to(officer).count() == 1
    bad = SimpleUploadedFile("plan.yaml", PLAN.replace(b"day: 23", b"day: 99"))
    text = client.post(reverse("plan_load"), {"file": bad}).content.decode()
    assert "不是每月都有的一天" in text
    assert client.post(reverse("plan_load"), {"file": SimpleUploadedFile("p.yaml", b"")}).status_code == 200


def test_a_plan_of_the_site_is_a_sample(officer):
    client = client_of(officer)
    assert client.get(reverse("plan_sample", args=["baoji-2020-109"])).content == PLAN
    assert client.get("/ledger/load/nothing.yaml").status_code == 404


def test_the_filter_stands_in_the_address(campaign, county):
    text = county.get(reverse("ledger"), {"q": "储备金", "stage": "self_check"}).content.decode()
    assert "2.3-2" in text
    assert "2.1-1" not in text
    assert "2.1-1" not in county.get(reverse("ledger"), {"light": "done"}).content.decode()


def test_naming_and_reporting_in_the_browser(campaign, people, county, city):
    by = people["filler"]
    duty = duty_of(by, "3.2-1")
    form = {"unit": by.unit.pk, "person": by.user.pk, "limit_on": "2020-07-20", "goal": "800", "seen": duty.version}
    assert county.post(reverse("duty_edit", args=[duty.pk]), form).status_code == 302
    stranger = city.actor("county_officer", "凤翔县").user
    refused = county.post(reverse("duty_edit", args=[duty.pk]), form | {"person": stranger.pk})
    assert refused.status_code == 200
    late = county.post(reverse("duty_edit", args=[duty.pk]), form | {"limit_on": "2020-08-01"})
    assert "不能晚于市方案的期限" in late.content.decode()
    report = reverse("progress_report", args=[duty.pk, "2020-06"])
    told = {"done": "摸排", "state": "doing", "number": "400", "problem": "", "seen": "0"}
    assert county.post(report, told).status_code == 302
    assert county.post(report, told).status_code == 302
    assert Duty.objects.visible_to(by).get(pk=duty.pk).share == 50
    both = county.post(report, told | {"done": "另写"})
    assert both.status_code == 409
    assert "另写" in both.content.decode()


def test_a_county_adds_its_own_task_once(campaign, people, county):
    by = people["filler"]
    url = reverse("duty_add", args=[campaign.pk, by.unit.area_id])
    form = {
        "number": "自-1", "title": "包联", "text": "干部包联", "target": "每户一次", "stage": "summary",
        "lead": "civil_affairs", "limit_on": "2020-12-01", "measure": "state", "unit_word": "",
    }  # fmt: skip
    first = county.post(url, form)
    assert county.post(url, form).url == first.url
    assert "自-2" in county.get(url).content.decode()
    assert "要在" in county.post(url, form | {"number": "自-2", "limit_on": "2021-12-01"}).content.decode()


def test_a_county_that_came_later_derives_its_plan(campaign, city):
    city.areas["麟游县"] = Area.objects.create(name="麟游县", level="county", parent=city.root)
    client = client_of(city.actor("county_officer", "麟游县"))
    url = reverse("county_plan", args=[city.areas["麟游县"].pk])
    assert "由市方案派生" in client.get(url).content.decode()
    client.post(reverse("county_plan_derive", args=[campaign.pk, city.areas["麟游县"].pk]))
    assert "3.2-1" in client.get(url).content.decode()
    assert Entry.objects.get(action="ledger.derive_plan").area_id == city.areas["麟游县"].pk


def test_a_return_from_the_first_click_to_the_signature(campaign, people, county):
    start = reverse("return_start", args=[campaign.pk, "month", "2020-06"])
    page = county.post(start).url
    assert county.post(start).url == page
    held = Return.objects.visible_to(people["filler"]).get()
    edit = reverse("return_edit", args=[held.pk])
    texts = {"summary": "摸排", "problems": "人少", "next_steps": "复核"}
    assert county.post(edit, texts | {"seen": 1}).url == page
    assert county.post(edit, texts | {"summary": "另写", "seen": 1}).status_code == 409
    assert county.post(reverse("return_step", args=[held.pk, "hand_in"]), {"seen": 2}).url == page
    signer = client_of(people["signer"])
    assert county.post(reverse("return_step", args=[held.pk, "sign"]), {"seen": 3}, follow=True).status_code == 200
    assert signer.post(reverse("return_step", args=[held.pk, "sign"]), {"seen": 2}).status_code == 409
    assert signer.post(reverse("return_step", args=[held.pk, "sign"]), {"seen": 3}).url == page
    assert "已报送" in signer.get(page).content.decode()


def test_a_number_opens_its_rows_and_counts_those_it_may_not_show(campaign, people, county, city):
    happened(city.case("虢镇"), IN_JUNE, "confirm")
    held = signed(campaign, people)
    url = reverse("return_figure", args=[held.pk, "confirmed", "period"])
    assert "死亡人员仍在低保名册" in county.get(url).content.decode()
    finance = client_of(city.actor("finance_officer", "陈仓区")).get(url).content.decode()
    assert "本页有 1 条不在您的权限范围内" in finance
    assert "死亡人员" not in finance
    assert county.get(reverse("return_figure", args=[held.pk, "clues", "period"])).status_code == 404


def test_old_and_new_side_by_side(campaign, people, county, city):
    first = signed(campaign, people)
    happened(city.case("虢镇"), IN_JUNE, "confirm")
    new = restate_return(first, by=people["filler"], reason="漏报一件")
    text = county.get(reverse("return_compare", args=[new.pk])).content.decode()
    assert "漏报一件" in text
    assert text.count("有变动") == 4  # doubts, opened, confirmed, open


def test_a_typical_case_in_the_browser(campaign, people, county, city):
    case = city.case("虢镇", verdict="confirmed", name="张三丰")
    held = started(campaign, people["filler"])
    url = reverse("return_case", args=[held.pk, case.pk])
    assert case.number in county.get(reverse("return_cases", args=[held.pk])).content.decode()
    county.post(url, {"title": "案例", "text": "张三丰去世后仍领取"})
    page = county.get(reverse("return_page", args=[held.pk])).content.decode()
    assert "张**去世后仍领取" in page
    assert "张三丰" not in page
    county.post(url, {"drop": "1"})
    assert held.typical_cases.count() == 0
    there = city.case("城关镇", verdict="confirmed")
    assert county.get(reverse("return_case", args=[held.pk, there.pk])).status_code == 404


def test_the_workbook_holds_no_formula_and_the_paper_a_place_to_sign(campaign, people, county):
    draft = started(campaign, people["filler"])
    held = edit_return(draft, by=people["filler"], seen=1, summary="=1+1", problems="@x", next_steps="")
    sheets = load_workbook(BytesIO(county.get(reverse("return_excel", args=[held.pk])).content))
    figures, texts = sheets.worksheets[0], sheets.worksheets[1]
    assert [cell.value for cell in figures[2]] == ["指标", "单位", "本期", "累计", "口径"]
    assert "尚无此功能" in {cell.value for row in figures for cell in row}
    assert (figures.page_setup.orientation, figures.print_title_rows) == ("landscape", "$1:$2")
    assert {cell.data_type for row in texts for cell in row if cell.value} == {"s"}
    assert "=1+1" in {cell.value for row in texts for cell in row}
    paper = Document(BytesIO(county.get(reverse("return_word", args=[held.pk])).content))
    said = "\n".join(line.text for line in paper.paragraphs)
    assert "负责人签字" in said
    assert "未签发，仅供核对" in said
    assert (round(paper.sections[0].page_width.mm), round(paper.sections[0].page_height.mm)) == (210, 297)
    assert sum(round(cell.width.mm) for cell in paper.tables[0].rows[1].cells) == 160
    assert Entry.objects.filter(action="return.export").count() == 2


def test_the_sums_as_a_workbook(campaign, people, officer):
    signed(campaign, people)
    url = reverse("rollup_excel", args=[campaign.pk, "month", "2020-06"])
    sheets = load_workbook(BytesIO(client_of(officer).get(url).content))
    assert [cell.value for cell in sheets.worksheets[0][2]][-1] == "陈仓区"
    assert [row[0].value for row in sheets.worksheets[1]][2:] == ["凤翔县", "高新区"]


def test_the_late_list_reminds_each_county_once_a_day(campaign, people, officer):
    client = client_of(officer)
    assert "逾期未报" in client.get(reverse("returns")).content.decode()
    for _ in range(2):
        client.post(reverse("returns_remind", args=[campaign.pk]))
    told = Notice.objects.filter(user=people["other"].user, kind="return.due", args__month="2020-06")
    assert told.filter(args__what="月报").count() == 1


@pytest.fixture
def questions(django_assert_max_num_queries):
    """How many questions a page asks; never more than 20."""

    def asked(client, url):
        with django_assert_max_num_queries(20) as found:
            assert client.get(url).status_code == 200
        return len(found)

    return asked


@pytest.mark.parametrize("name", ["ledger", "gantt", "returns"])
def test_as_many_questions_for_many_rows_as_for_few(campaign, people, officer, name, questions):
    client = client_of(officer)
    few = questions(client, reverse(name))
    for n in range(10):
        late = Area.objects.create(name=f"某县{n}", level="county", parent=campaign.area)
        derive_plan(campaign, late)
    signed(campaign, people)
    assert questions(client, reverse(name)) == few


@pytest.mark.parametrize("n_cases", [1, 30])
def test_pages_of_one_thing_ask_few_questions(campaign, people, city, questions, n_cases):
    by = people["filler"]
    for _ in range(n_cases):
        happened(city.case("虢镇", amount=3), IN_JUNE, "confirm")
    held, half = signed(campaign, people), started(campaign, by, JUNE, "half_year")
    figure = reverse("return_figure", args=[held.pk, "money_found", "total"])
    pages = [reverse("county_plan", args=[by.unit.area_id]), reverse("duty", args=[duty_of(by, "3.2-1").pk]), figure]
    pages += [reverse("return_page", args=[one.pk]) for one in (held, half)]
    county = client_of(by)
    assert all(questions(county, url) for url in pages)


def test_the_sums_ask_few_questions(campaign, people, officer, questions):
    signed(campaign, people)
    assert questions(client_of(officer), reverse("rollup_page", args=[campaign.pk, "month", "2020-06"]))


def test_the_days_of_a_stage_have_one_form(campaign, people, county):
    page = county.get(reverse("ledger")).content.decode()
    spans = re.findall(r"<span>([^<]*) — ([^<]*)</span>", page)
    assert spans and all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for span in spans for day in span)
