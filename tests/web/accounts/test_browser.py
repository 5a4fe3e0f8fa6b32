"""Signing in as people do it, in the real browser: app, passkey, idle clock; and nobody is shut out."""

import pytest
from playwright.sync_api import expect

from doudi.web.accounts.passwords import give_password
from doudi.web.accounts.second_factor import current_code
from doudi.web.orgs.models import User
from tests.web.browser import each_screen, shut_out, shut_out_here

pytestmark = pytest.mark.usefixtures("transactional_db")


def sign_in(page, user, password="long enough to pass"):
    page.goto("/sign-in/")
    page.get_by_label("用户名").fill(user.username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


def expect_inside(page):
    expect(page.locator(".topbar")).to_be_visible()


@each_screen
def test_a_new_officer_changes_the_password_enrols_and_comes_back_with_a_code(city, browse, all_need_two, screen):
    officer = city.actor("county_officer", "陈仓区").user
    give_password(officer, "Handed-over-2026", must_change=True)
    page = browse(screen=screen)
    sign_in(page, officer, "Handed-over-2026")
    expect(page.get_by_role("heading", name="修改密码")).to_be_visible()
    assert shut_out_here(page) == []
    page.get_by_label("现在的密码").fill("Handed-over-2026")
    page.get_by_label("新密码", exact=True).fill("a quiet river bend")
    page.get_by_label("再输一遍新密码").fill("a quiet river bend")
    page.get_by_role("button", name="修改密码").click()

    expect(page.get_by_text("必须有第二重验证")).to_be_visible()
    assert shut_out_here(page) == []
    page.get_by_role("link", name="添加手机验证器").click()
    assert shut_out_here(page) == []
    secret = page.locator("#secret").inner_text()
    page.get_by_label("6 位数字").fill(current_code(secret))
    page.get_by_role("button", name="完成").click()
    expect(page.locator("#codes li")).to_have_count(10)
    assert shut_out_here(page) == []
    one = page.locator("#codes li").first.inner_text()
    page.get_by_role("link", name="已收好").click()
    expect_inside(page)

    page.context.clear_cookies()
    sign_in(page, officer, "a quiet river bend")
    expect(page.get_by_role("heading", name="第二重验证")).to_be_visible()
    assert shut_out_here(page) == []
    page.get_by_label("验证码").fill("000000")
    page.get_by_role("button", name="验证并登录").click()
    expect(page.get_by_text("验证没有通过")).to_be_visible()
    assert shut_out_here(page) == []
    page.get_by_label("验证码").fill(current_code(secret, 1))
    page.get_by_role("button", name="验证并登录").click()
    expect_inside(page)

    page.context.clear_cookies()
    sign_in(page, officer, "a quiet river bend")
    page.get_by_label("验证码").fill(one)
    page.get_by_role("button", name="验证并登录").click()
    expect_inside(page)


def test_a_passkey_is_added_and_opens(city, browse):
    clerk = city.actor("town_clerk", "虢镇").user
    page = browse()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = device | {"isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(page, clerk)
    page.goto("/account/second-factor/passkey/")
    assert shut_out(page) == []
    page.get_by_label("给它起个名字").fill("办公室的电脑")
    page.get_by_role("button", name="添加").click()
    expect(page.locator("#codes li")).to_have_count(10)
    page.goto("/account/second-factor/")
    expect(page.get_by_text("办公室的电脑")).to_be_visible()

    page.context.clear_cookies()
    sign_in(page, clerk)
    assert shut_out(page) == []
    page.get_by_role("button", name="用通行密钥登录").click()
    expect_inside(page)


def test_an_idle_page_warns_covers_itself_and_keeps_what_was_typed(city, browse):
    admin = city.actor("system_admin", "宝鸡市")
    page = browse(admin)
    page.clock.install()
    page.goto("/account/people/new/")
    page.get_by_label("姓名").fill("王秀英")
    page.clock.fast_forward("28:30")
    expect(page.get_by_role("heading", name="还在吗？")).to_be_visible()
    assert shut_out_here(page) == []
    page.get_by_role("button", name="继续工作").click()
    expect(page.get_by_role("heading", name="还在吗？")).to_be_hidden()
    page.clock.fast_forward("31:00")
    expect(page.get_by_text("已自动退出")).to_be_visible()
    page.context.clear_cookies(name="doudi")
    page.get_by_role("button", name="已经登录").click()
    expect(page.get_by_text("已自动退出")).to_be_visible()

    again = page.context.new_page()
    sign_in(again, admin.user)
    expect_inside(again)
    expect(page.get_by_text("已自动退出")).to_be_hidden()
    expect(page.get_by_label("姓名")).to_have_value("王秀英")
    page.get_by_label("用户名").fill("wang.xiuying")
    page.get_by_role("button", name="建立").click()
    expect(page.locator("#password")).to_be_visible()
    assert User.objects.get(username="wang.xiuying").full_name == "王秀英"


def test_the_pages_of_administrators_shut_nobody_out(city, browse):
    clerk = city.actor("town_clerk", "虢镇")
    pages = {
        "system_admin": (
            "/account/people/",
            "/account/people/?q=zzz",
            "/account/people/new/",
            f"/account/people/{clerk.user.pk}/",
            f"/account/people/{clerk.user.pk}/posts/new/",
            "/account/units/",
            f"/account/units/{clerk.unit.pk}/",
            "/org/areas/",
            f"/account/areas/{clerk.unit.area.pk}/",
        ),
        "security_admin": ("/account/posts/waiting/", "/account/looking/", f"/account/people/{clerk.user.pk}/"),
        "town_clerk": ("/account/", "/account/sessions/", "/account/post/", "/org/roles/", "/account/password/"),
    }
    for role, addresses in pages.items():
        page = browse(city.actor(role, "宝鸡市" if role != "town_clerk" else "虢镇"))
        for address in addresses:
            page.goto(address)
            assert (address, shut_out(page)) == (address, [])


@each_screen
def test_looking_stands_on_top_of_every_page_and_stops(city, browse, screen):
    clerk = city.actor("town_clerk", "虢镇")
    page = browse(city.actor("security_admin", "宝鸡市"), screen)
    page.goto("/account/looking/?q=虢镇")
    page.get_by_role("button", name="查看").last.click()
    expect(page.get_by_role("status").filter(has_text=clerk.title)).to_be_visible()
    assert shut_out_here(page) == []
    page.get_by_role("button", name="停止查看").click()
    expect(page.get_by_text("已回到您自己的视角")).to_be_visible()


@each_screen
def test_the_demo_and_the_closed_door(city, browse, settings, screen):
    settings.DEMO = True
    city.actor("town_clerk", "虢镇")
    page = browse(screen=screen)
    page.goto("/sign-in/")
    assert shut_out_here(page) == []
    page.get_by_role("link", name="选一个岗位").click()
    assert shut_out_here(page) == []
    page.get_by_role("button", name="镇街经办").click()
    expect_inside(page)
    page.context.clear_cookies()
    settings.DEMO = False
    for _attempt in range(5):
        sign_in(page, User.objects.get(), "wrong")
    expect(page.get_by_text("请过 15 分钟再试")).to_be_visible()
    assert shut_out_here(page) == []
