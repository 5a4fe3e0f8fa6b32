"""The whole loop in the real browser: rosters, doubts, cases, the door, proof by newer rosters, look-back, return."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page

from doudi.web.cases.models import Case
from doudi.web.jobs.scheduler import ask_for_what_is_due
from doudi.web.privacy.sealing import blind
from doudi.web.site.clock import CLOCK
from tests.web.browser import DESK, PHONE, sound
from tests.web.intake.rosters import Roll, id_no

COUNTY, TOWN = "陈仓区", "北岭镇"
CODES = {TOWN: "610304107000", "南桥镇": "610304104000"}
# Three who died are still on the roll; in July one of them is off it.
JUNE = Roll(
    {TOWN: (1, 2, 3), "南桥镇": (11, 12)},
    dead={1: date(2020, 1, 5), 2: date(2020, 2, 6), 11: date(2020, 3, 7)},
    codes=CODES,
)
JULY = replace(JUNE, people={TOWN: (2, 3), "南桥镇": (11, 12)}, months=("2020-06", "2020-07"))
MINUTE = 60_000


def picture():
    file = io.BytesIO()
    Image.radial_gradient("L").save(file, "JPEG")
    return {"name": "door.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def hand_in(desk, roll, as_of):
    """Upload, look at the preview, accept; earlier rosters are replaced. Ends on the page of the batch."""
    desk.goto("/intake/upload/")
    files = [{"name": one.name, "mimeType": "text/csv", "buffer": one.read()} for one in roll.files()]
    desk.get_by_label("名册文件").set_input_files(files)
    desk.get_by_label("名册截至哪一天").fill(as_of)
    sound(desk).get_by_role("button", name="上传").click()
    desk.get_by_text("试读：每种名册可用的行").wait_for(timeout=2 * MINUTE)
    for earlier in desk.locator("input[name=replaces]").all():
        earlier.check()
    sound(desk).get_by_role("button", name="全部采用").click()
    desk.get_by_role("link", name="去核查").wait_for()


def check(desk, as_of):
    """Check the rosters in use, wait for the result. Ends on the page of the run."""
    desk.goto("/intake/runs/new/")
    desk.get_by_label("核查日").fill(as_of)
    sound(desk).get_by_role("button", name="开始核查").click()
    desk.get_by_text("各规则的结果").wait_for(timeout=3 * MINUTE)
    return sound(desk)


def take(page, step, **fields):
    """Go to a step from the page of the case on the phone, fill in what it asks, take it."""
    page.locator(".bar").get_by_role("link", name=step, exact=True).click()
    for label, value in fields.items():
        field = page.get_by_label(label, exact=True)
        field.select_option(value) if field.evaluate("one => one.tagName") == "SELECT" else field.fill(value)
    sound(page).get_by_role("button", name=step, exact=True).click()
    page.get_by_text(f"已办：{step}").wait_for()


@dataclass
class Loop:
    """Two officers of a county, each at a desk, the clerk of a town with a phone, and the case they meet in."""

    sit_down: Callable[[], tuple[Page, Page, Page]]
    case: Case | None = None

    def on(self, day):
        """It is the morning of this day: everybody signs in anew, and regular work is asked for."""
        CLOCK.go_to(timezone.make_aware(datetime.combine(day, time(9))))
        self.desk, self.other, self.phone = self.sit_down()
        ask_for_what_is_due(timezone.now())

    def from_rosters_to_doubts(self):
        desk = self.desk
        hand_in(desk, JUNE, "2020-06-30")
        check(desk, "2020-06-30").get_by_role("link", name=re.compile("^DB-01 ")).click()
        desk.get_by_role("heading", name="疑点", exact=True).wait_for()
        desk.locator("tbody tr").nth(2).wait_for()
        assert desk.locator("tbody tr").count() == 3

    def from_doubts_to_cases(self):
        desk = self.desk
        sound(desk).get_by_role("link", name="由这些疑点生成办件").click()
        desk.get_by_role("row", name=re.compile(f"{COUNTY} {TOWN} 2")).wait_for()
        sound(desk).get_by_role("button", name="生成办件").click()
        desk.get_by_text("已生成 3 个办件").wait_for()
        self.case = Case.objects.system("test").get(subject_blind=blind("subject", id_no(1)))

    def many_at_once_to_the_town(self):
        desk = self.desk
        desk.goto("/cases/?state=pending_dispatch")
        desk.locator("summary", has_text="筛选").click()
        desk.get_by_role("search").get_by_label("县区、镇街").select_option(f"　{TOWN}")
        desk.get_by_role("button", name="筛选").click()
        desk.get_by_label("全部 2 件").check()
        sound(desk).get_by_role("button", name="派发").click()
        desk.get_by_text("将派发 2 件").wait_for()
        sound(desk).get_by_role("button", name="派发").click()
        desk.get_by_text("已派发 2 件").wait_for()

    def at_the_door(self):
        phone = self.phone
        phone.goto("/workbench/")
        sound(phone).goto(f"/cases/{self.case.pk}/")
        take(sound(phone), "签收")
        phone.locator(".bar").get_by_role("link", name="现场核实").click()  # one
        phone.get_by_label("现场照片").set_input_files(picture())  # two
        sound(phone).get_by_role("button", name="属实，有问题").click()  # three
        phone.get_by_text("已办：核实属实").wait_for()

    def put_right(self):
        take(self.phone, "制定整改措施", 问题原因="data", 整改措施="7月起停发，追回多发的资金，更正名册。")
        take(self.phone, "报送复核", 证明材料="stop", 证明了什么="停发审批表已盖章，7月名册已更正。")
        sound(self.phone).get_by_text("现在不用您办").wait_for()

    def proved_by_next_months_rosters(self):
        desk, other = self.desk, self.other
        hand_in(desk, JULY, "2020-07-31")
        check(desk, "2020-07-31").get_by_text("1 件已没有疑点，0 件仍有疑点").wait_for()
        other.goto(f"/cases/{self.case.pk}/")
        sound(other).get_by_text("疑点不再出现").wait_for()
        assert [other.get_by_role("heading", name=side).count() for side in ("整改前", "整改后")] == [1, 1]
        other.get_by_role("link", name="销号", exact=True).first.click()
        other.get_by_label("复查证明已改").check()
        sound(other).get_by_role("button", name="销号").click()
        other.get_by_text("已经办结").wait_for()

    def returned(self):
        desk, other = self.desk, self.other
        desk.goto("/ledger/returns/")
        sound(desk).get_by_role("button", name="填写 2020-08 月报").click()
        assert closed_in(desk).inner_text().strip() == "1 件"
        sound(desk).get_by_role("link", name="填写文字").click()
        desk.get_by_label("工作开展情况").fill("核实死亡人员仍在册疑点，整改一件，以新名册复查销号。")
        sound(desk).get_by_role("button", name="保存").click()
        desk.get_by_role("button", name="送签").click()
        desk.get_by_text("待签发").first.wait_for()
        assert desk.get_by_role("button", name="签发报送").count() == 0, "who wrote it does not sign it"
        other.goto(desk.url)
        sound(other).get_by_role("button", name="签发报送").click()
        sound(other).get_by_text("已报送").first.wait_for()
        assert other.get_by_role("link", name="填写文字").count() == 0, "it is locked"
        closed_in(other).click()
        sound(other).get_by_text(self.case.number).wait_for()

    def drawn_for_a_second_look(self):
        for _second in range(60):
            self.other.goto(f"/cases/{self.case.pk}/")
            if self.other.get_by_role("heading", name="回头看").count():
                break
            self.other.wait_for_timeout(1000)
        sound(self.other).get_by_text("销号后 30 天").wait_for()


def closed_in(page):
    """How many cases were closed in the period of a return."""
    return page.get_by_role("row", name=re.compile("^已销号")).get_by_role("link").first


@pytest.mark.slow
def test_the_whole_loop(at_post, browse, worker):
    officers = [at_post("county_officer", COUNTY, number=n) for n in (0, 1)]
    clerk = at_post("town_clerk", TOWN, COUNTY)
    loop = Loop(lambda: (*(browse(officer, DESK) for officer in officers), browse(clerk, PHONE)))
    loop.on(date(2020, 7, 2))
    loop.from_rosters_to_doubts()
    loop.from_doubts_to_cases()
    loop.many_at_once_to_the_town()
    loop.on(date(2020, 7, 6))
    loop.at_the_door()
    loop.put_right()
    loop.on(date(2020, 8, 4))
    loop.proved_by_next_months_rosters()
    loop.on(date(2020, 8, 21))
    loop.returned()
    loop.on(date(2020, 9, 1))
    loop.drawn_for_a_second_look()
