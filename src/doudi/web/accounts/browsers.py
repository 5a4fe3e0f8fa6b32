"""What a browser says of itself, in words by which somebody knows the own one again."""

import re

BROWSERS = (
    ("Edge", r"Edg(?:e|A|iOS)?/(\d+)"),
    ("微信", r"MicroMessenger/(\d+)"),
    ("360", r"360SE|360EE|QIHU"),
    ("QQ", r"QQBrowser/(\d+)"),
    ("Firefox", r"(?:Firefox|FxiOS)/(\d+)"),
    ("Chrome", r"(?:Headless)?(?:Chrome|CriOS)/(\d+)"),
    ("Safari", r"Version/(\d+)[^ ]* (?:Mobile/\S+ )?Safari/"),
    ("Internet Explorer", r"(?:MSIE |Trident/.*rv:)(\d+)"),
)
"""The first that fits: nearly all of them also call themselves Chrome or Safari."""
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS|OpenHarmony"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("macOS", "Macintosh"),
    ("Linux", "Linux"),
)


def browser_of(agent: str) -> str:
    """`Chrome 120 · Windows`; what is not known stays as it came."""
    browser = next((_named(name, found) for name, form in BROWSERS if (found := re.search(form, agent))), "")
    system = next((name for name, form in SYSTEMS if re.search(form, agent)), "")
    return " · ".join(filter(None, [browser, system])) or agent


def _named(name: str, found: re.Match[str]) -> str:
    version = found[1] if found.re.groups else None
    return f"{name} {version}" if version else name
