"""What the tests ask of every page they see in the browser can fail."""

from tests.web.browser import shut_out

SOUND = '<html lang="zh-CN"><head><title>兜底</title></head><body><main><h1>兜底</h1>{}</main></body></html>'


def test_a_sound_page_shuts_nobody_out(browse):
    page = browse()
    page.set_content(SOUND.format("<p>名册</p>"))
    assert shut_out(page) == []


def test_a_page_too_wide_for_a_phone_and_pale_words_are_told(browse):
    page = browse()
    page.set_content(SOUND.format('<p style="width: 600px; color: #ccc; background: #fff">名册</p>'))
    found = shut_out(page)
    assert "390 px: wider than the screen" in found and "1366 px: wider than the screen" not in found
    assert [one.partition(": [")[0] for one in found if "color" in one] == [
        "1366 px: color-contrast",
        "390 px: color-contrast",
    ]


def test_what_a_narrow_screen_alone_hides_is_told(browse):
    page = browse()
    style = "<style>@media (max-width: 600px) { label span { display: none } }</style>"
    page.set_content(SOUND.format(f"{style}<label><span>姓名</span><input></label>"))
    assert [one.partition(": [")[0] for one in shut_out(page)] == ["390 px: label"]
