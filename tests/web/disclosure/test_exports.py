from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from doudi.web.audit.models import Entry
from doudi.web.cases.models import Case
from doudi.web.disclosure.actions import decide_export, expire_exports
from doudi.web.disclosure.actions import export as exporting
from doudi.web.disclosure.exportable import Column
from doudi.web.disclosure.models import Export, ExportFile
from doudi.web.disclosure.workbook import workbook
from doudi.web.jobs.worker import work_off
from doudi.web.notices.models import Notice

ID = "990304195203140016"
MORNING = timezone.make_aware(datetime(2020, 8, 3, 9, 5, 40))
ASK = "/personal/exports/ask/case/"
CHOSEN = {"columns": ["number", "name", "subject", "amount"], "reason": "report", "words": "报市局"}


@pytest.fixture
def case(city):
    return city.case("虢镇", name="张三丰", subject=ID, amount="1500.00")


def asked(client, query="", **given):
    client.post(f"{ASK}?{query}", CHOSEN | given)
    return Export.objects.system("test").latest("asked_at")


def sheet_of(client, export):
    response = client.get(reverse("export_file", args=[export.pk]))
    return load_workbook(BytesIO(b"".join(response) if response.streaming else response.content)).active


def cells(client, export):
    return [[cell.value for cell in row] for row in sheet_of(client, export).iter_rows()]


def test_a_small_list_is_had_at_once_masked_and_marked(case, as_):
    county = as_("county_officer", "陈仓区")
    export = asked(county)
    mark, head, row = cells(county, export)
    assert export.number in mark[0]
    assert "county_officer" not in mark[0]
    assert head == ["编号", "姓名", "证件号或编号", "金额（元）"]
    assert row == [case.number, "张**", "9903************16", 1500]


def test_only_the_filter_and_the_own_places(city, case, as_):
    city.case("柳林镇")
    city.case("虢镇", theme="tekun")
    county = as_("county_officer", "陈仓区")
    assert [row[0] for row in cells(county, asked(county, "theme=dibao"))[2:]] == [case.number]


def test_text_that_looks_like_a_formula_stays_text(city, as_):
    city.case("虢镇", title='=HYPERLINK("http://x","y")', village="+86")
    county = as_("county_officer", "陈仓区")
    export = asked(county, columns=["title", "village"])
    content = county.get(reverse("export_file", args=[export.pk])).content
    sheet = load_workbook(BytesIO(content)).active
    assert [(cell.value, cell.data_type) for cell in sheet[3]] == [
        ('=HYPERLINK("http://x","y")', "s"),
        ("+86", "s"),
    ]


def test_days_are_days_to_excel_and_not_text(city, as_):
    case = city.case("虢镇")
    Case.objects.system("a test").filter(pk=case.pk).update(due_on=date(2020, 8, 31), opened_at=MORNING)
    county = as_("county_officer", "陈仓区")
    sheet = sheet_of(county, asked(county, columns=["due_on", "opened_at", "closed_at"]))
    assert [(cell.value, cell.number_format) for cell in sheet[3]][:2] == [
        (datetime(2020, 8, 31), "yyyy-mm-dd"),
        (datetime(2020, 8, 3, 9, 5), "yyyy-mm-dd hh:mm"),
    ]
    assert all(cell.is_date for cell in sheet[3][:2])


def test_a_day_that_excel_does_not_know_stays_text():
    content, _n = workbook("办件", "水印", [Column("on", "日期", str)], [[date(1899, 12, 31)]])
    assert load_workbook(BytesIO(content)).active["A3"].value == "1899-12-31"


def test_it_prints_across_with_all_columns_on_one_page_and_heads_and_mark_on_each(case, as_):
    county = as_("county_officer", "陈仓区")
    export = asked(county)
    sheet = sheet_of(county, export)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(1, 0), (None, 0)}
    assert sheet.print_title_rows == "$2:$2"
    assert export.number in sheet.oddFooter.center.text


def test_the_file_bears_no_name_and_is_sealed_at_rest(case, as_):
    county = as_("county_officer", "陈仓区")
    export = asked(county)
    response = county.get(reverse("export_file", args=[export.pk]))
    assert response["Content-Disposition"] == f'attachment; filename="doudi-{export.number}.xlsx"'
    held = ExportFile.objects.values_list("content", flat=True).get()
    assert b"PK" not in bytes(held)[:40]


def test_an_hour_has_so_many_masked_lists_for_one_person(case, as_, settings):
    settings.EXPORTS_AN_HOUR = 1
    county = as_("county_officer", "陈仓区")
    first = asked(county)
    asked(county, sensitive="on")  # waits for another person anyway
    n_before = Export.objects.system("test").count()
    page = county.post(ASK, CHOSEN)
    assert "一小时内最多导出 1 次" in page.content.decode()
    assert Export.objects.system("test").count() == n_before
    assert Entry.objects.filter(action="export.too_many").count() == 1
    Export.objects.system("test").filter(pk=first.pk).update(asked_at=timezone.now() - timedelta(minutes=61))
    assert asked(county) != first


def test_unmasked_needs_another_persons_approval(city, case, as_):
    county = as_("county_officer", "陈仓区")
    export = asked(county, sensitive="on")
    assert export.state == "awaiting"
    assert county.get(reverse("export_file", args=[export.pk])).status_code == 302
    county.post(reverse("export_decide", args=[export.pk]), {"approved": "on"})
    export.refresh_from_db()
    assert export.state == "awaiting"
    city_officer = as_("city_officer", "宝鸡市")
    city_officer.post(reverse("export_decide", args=[export.pk]), {"approved": "on", "answer": "同意"})
    assert cells(county, export)[2][1:3] == ["张三丰", ID]
    assert city_officer.get(reverse("export_file", args=[export.pk])).status_code == 302


def test_approvers_hear_of_it_and_the_asker_of_the_answer(city, case, as_):
    boss, stranger = city.actor("city_officer", "宝鸡市"), city.actor("county_officer", "凤翔县")
    export = asked(as_("county_officer", "陈仓区"), sensitive="on")
    told = dict(Notice.objects.values_list("user", "kind"))
    assert told[boss.user.pk] == "export.asked"
    assert {stranger.user.pk, export.asked_by_id}.isdisjoint(told)
    decide_export(by=boss, export=export, approved=True)
    assert Notice.objects.get(user=export.asked_by).kind == "export.ready"


def test_refused_it_is_never_made(case, as_):
    export = asked(as_("county_officer", "陈仓区"), sensitive="on")
    as_("city_officer", "宝鸡市").post(reverse("export_decide", args=[export.pk]), {"answer": "不需要"})
    export.refresh_from_db()
    assert (export.state, ExportFile.objects.count()) == ("refused", 0)


def test_a_town_clerk_approves_nothing(case, as_):
    export = asked(as_("county_officer", "陈仓区"), sensitive="on")
    assert as_("town_clerk", "虢镇").post(reverse("export_decide", args=[export.pk])).status_code == 403


def test_another_county_does_not_find_it(case, as_):
    export = asked(as_("county_officer", "陈仓区"), sensitive="on")
    officer = as_("county_officer", "凤翔县")
    assert officer.get(reverse("export", args=[export.pk])).status_code == 404
    assert officer.post(reverse("export_decide", args=[export.pk]), {"approved": "on"}).status_code == 404


def test_an_empty_list_is_not_exported(city, as_):
    page = as_("county_officer", "陈仓区").post(ASK, CHOSEN).content.decode()
    assert "没有可导出的" in page
    assert Export.objects.system("test").count() == 0


def test_too_much_is_said(case, as_, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 0)
    assert "请缩小筛选范围" in as_("county_officer", "陈仓区").post(ASK, CHOSEN).content.decode()


def test_a_long_list_is_made_in_the_background(case, as_, monkeypatch):
    monkeypatch.setattr(exporting, "AT_ONCE", 0)
    county = as_("county_officer", "陈仓区")
    export = asked(county)
    assert export.state == "making"
    work_off()
    assert cells(county, export)[2][0] == case.number


def test_it_expires(case, as_):
    county = as_("county_officer", "陈仓区")
    export = asked(county)
    Export.objects.system("test").filter(pk=export.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert county.get(reverse("export_file", args=[export.pk])).status_code == 302
    assert expire_exports() == 1
    export.refresh_from_db()
    assert (export.state, ExportFile.objects.count()) == ("expired", 0)


def test_asking_making_and_fetching_are_in_the_log(case, as_):
    county = as_("county_officer", "陈仓区")
    cells(county, asked(county))
    logged = Entry.objects.filter(action__startswith="export.").order_by("number")
    assert [entry.action for entry in logged] == ["export.ask", "export.make", "export.fetch"]
    assert "张三丰" not in str([entry.detail for entry in logged])


def test_whoever_left_the_post_gets_nothing(case, as_, monkeypatch):
    monkeypatch.setattr(exporting, "AT_ONCE", 0)
    export = asked(as_("county_officer", "陈仓区"))
    export.post.valid_until = timezone.localdate() - timedelta(days=1)
    export.post.save()
    exporting.make_export(export)
    export.refresh_from_db()
    assert (export.state, ExportFile.objects.count()) == ("failed", 0)


def test_the_list_of_exports_shows_mine_and_what_waits_for_me(case, as_, n_queries):
    county, officer = as_("county_officer", "陈仓区"), as_("city_officer", "宝鸡市")
    mine, waiting = asked(county), asked(county, sensitive="on")
    page = officer.get(reverse("export_list")).content.decode()
    assert waiting.number in page
    assert mine.number not in page
    assert mine.number in county.get(reverse("export_list")).content.decode()
    few = n_queries(lambda: county.get(reverse("export_list")))
    for _n in range(5):
        asked(county)
    assert n_queries(lambda: county.get(reverse("export_list"))) == few <= 20
