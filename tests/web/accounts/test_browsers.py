import pytest

from doudi.web.accounts.browsers import browser_of

MOZILLA = "Mozilla/5.0 "
WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("(Windows NT 10.0; Win64; x64)" + WEBKIT + "Chrome/120.0.0.0 Safari/537.36", "Chrome 120 · Windows"),
        ("(Windows NT 10.0)" + WEBKIT + "Chrome/120.0.0.0 Safari/537.36 Edg/120.0.1", "Edge 120 · Windows"),
        ("(Windows NT 6.1)" + WEBKIT + "Chrome/86.0 Safari/537.36 QIHU 360SE", "360 · Windows"),
        ("(Linux; Android 10)" + WEBKIT + "Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0", "微信 8 · Android"),
        (
            "(iPhone; CPU OS 16_0) AppleWebKit/605.1 Version/16.0 Mobile/15E148 Safari/604.1",
            "Safari 16 · iPhone",
        ),
        ("(X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0", "Firefox 115 · Linux"),
        ("(Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko", "Internet Explorer 11 · Windows"),
    ],
)
def test_a_browser_is_known_by_its_name_and_its_system(agent, said):
    assert browser_of(MOZILLA + agent) == said


def test_what_is_not_known_stays_as_it_came():
    assert browser_of("An old phone") == "An old phone"
