"""Makes the READMEs' pictures of the site from a demo city. Usage: site_pictures.py HOME PICTURES_FOLDER

HOME is made by `make run`, or here if it is not there yet. Needs chromium. All PNGs of the folder get few colours.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PORT = 8899
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
COLOURS = 128
MOST_BYTES = 150_000
LIST = "/cases/?state=closed&check_code=DB-01"


@dataclass(frozen=True)
class Picture:
    """A page as a role sees it in a window; `link`: the one to follow from there, the first unless `which` says."""

    name: str
    role: str
    window: dict[str, int]
    path: str
    link: str = ""
    which: int = 0


PICTURES = (
    Picture("workbench", "county_officer", DESK, "/workbench/"),
    Picture("findings", "city_officer", DESK, "/intake/findings/"),
    Picture("case", "city_officer", DESK, LIST, r"^2020-\d+"),
    Picture("case-phone", "town_clerk", PHONE, "/workbench/", r"^2020-\d+"),
    Picture("board", "city_officer", DESK, "/boards/"),
    Picture("ledger", "county_officer", DESK, "/ledger/"),
    Picture("return", "county_officer", DESK, "/ledger/returns/", "已报送", -1),
)


def main(home: str, folder: str) -> None:
    """All pictures."""
    with serving(home) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for picture in PICTURES:
            shoot(browser, address, picture, Path(folder) / f"{picture.name}.png")
    for path in Path(folder).glob("*.png"):
        squeeze(path)


@contextmanager
def serving(home: str) -> Iterator[str]:
    """The demo city on an address, for as long as the block lasts."""
    command = [str(Path(sys.executable).with_name("doudi")), "serve", "--demo", "--home", home, "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as site:
        try:
            told = next((line for line in site.stdout or () if f":{PORT}/" in line), "")
            if not told:
                raise SystemExit("the site did not start")
            yield f"http://127.0.0.1:{PORT}"
        finally:
            site.terminate()


def shoot(browser: Browser, address: str, picture: Picture, to: Path) -> None:
    """Step into a role, go to a page, and take its picture."""
    page: Page = browser.new_page(viewport=picture.window, base_url=address, locale="zh-CN")
    page.goto("/account/demo/")
    page.locator(f"button[name=role][value={picture.role}]").click()
    page.goto(picture.path)
    if picture.link:
        page.locator("main").get_by_role("link", name=re.compile(picture.link)).nth(picture.which).click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=to)
    page.close()


def squeeze(path: Path) -> None:
    """Few colours, and not too many bytes."""
    with Image.open(path) as taken:
        taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{path} is larger than {MOST_BYTES} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
