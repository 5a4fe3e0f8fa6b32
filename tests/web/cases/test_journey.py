"""A case's whole way in the real browser: the county at the desk, the clerk at the door with a phone."""

import io
from datetime import date, timedelta

from PIL import Image

from doudi.web.cases import actions
from tests.web.browser import DESK, PHONE, sound
from tests.web.cases.test_case_page import DOUBT, ID


def picture():
    file = io.BytesIO()
    Image.new("RGB", (60, 60), "green").save(file, "JPEG")
    return {"name": "door.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def test_from_dispatch_to_closing(city, browse, transactional_db):
    case = city.case("虢镇", name="张三丰", subject=ID, check_code="DB-01", amount=500, doubt=DOUBT)
    clerk, county = city.actor("town_clerk", "虢镇"), city.actor("county_officer", "陈仓区")

    desk = browse(county, DESK)
    desk.goto("/cases/")
    desk.get_by_role("link", name=case.number).click()
    sound(desk).get_by_role("link", name="派发").first.click()
    sound(desk).get_by_role("button", name="派发").click()
    desk.get_by_text("已办：派发").wait_for()

    phone = browse(clerk, PHONE)
    phone.goto("/cases/")
    sound(phone).get_by_role("link", name=case.number).click()
    phone.locator(".bar").get_by_role("link", name="签收").click()
    sound(phone).get_by_role("button", name="签收").click()

    # Verification in three taps: to the door, a photo, the verdict; a signature is drawn on the way.
    phone.locator(".bar").get_by_role("link", name="现场核实").click()
    sound(phone).get_by_label("现场照片").set_input_files(picture())
    canvas = phone.locator("canvas").bounding_box()
    phone.mouse.move(canvas["x"] + 20, canvas["y"] + 20)
    phone.mouse.down()
    phone.mouse.move(canvas["x"] + 150, canvas["y"] + 90, steps=5)
    phone.mouse.up()
    phone.get_by_role("button", name="属实，有问题").click()
    phone.get_by_text("已办：核实属实").wait_for()
    assert sorted(file.kind for file in case.attachments.all()) == ["photo", "signature"]

    phone.locator(".bar").get_by_role("link", name="制定整改措施").click()
    phone.get_by_label("问题原因").select_option("data")
    phone.get_by_label("整改措施").fill("6月起停发，追回500元。")
    sound(phone).get_by_role("button", name="制定整改措施").click()
    phone.locator(".bar").get_by_role("link", name="报送复核").click()
    phone.get_by_label("证明材料", exact=True).select_option("stop")
    phone.get_by_label("证明了什么").fill("停发通知")
    phone.get_by_label("证明材料的照片或文件").set_input_files(picture())
    sound(phone).get_by_role("button", name="报送复核").click()
    phone.get_by_text("已办：报送复核").wait_for()
    phone.get_by_text("现在不用您办").wait_for()

    later = date.today() + timedelta(days=30)
    days = {"as_of": later, "data_until": later}
    actions.record_recheck(case, run="next", fired=False, before=DOUBT["evidence"], after=[], **days)
    desk.reload()
    sound(desk).get_by_text("疑点不再出现").wait_for()
    desk.get_by_role("link", name="销号").first.click()
    desk.get_by_label("复查证明已改").check()
    sound(desk).get_by_role("button", name="销号").click()
    desk.get_by_text("已经办结").wait_for()
    case.refresh_from_db()
    assert (case.state, case.closed_how, case.closed_by) == ("closed", "proof", county.user)
    sound(desk)
