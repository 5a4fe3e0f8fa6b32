"""Near-identical closing texts and photos are found, without opening any."""

import io

import pytest
from django.db import connection
from PIL import Image, ImageDraw

from doudi.web.cases.actions import verify
from doudi.web.cases.likeness import alike, bands, mark_of_photo, mark_of_text, normalised
from doudi.web.cases.models import Fingerprint
from doudi.web.cases.queries import look_alikes
from doudi.web.cases.uploads import Upload
from tests.web.cases.test_uploads import photo

TEXT = "经入户核实，{name}于2020年3月{day}日因病去世，家属未及时申报，现已停发低保金并追回多发的{sum}元。"
SAME_AGAIN = TEXT.format(name="李四光", day=9, sum=815), TEXT.format(name="王五", day=21, sum=1630)
OTHER = "当事人与名册中的死亡人员同名同姓，身份证号码登记有误，本人健在，已更正名册信息。"


def shared(kind: str, a: bytes, b: bytes) -> bool:
    return bool(set(bands(kind, a)) & set(bands(kind, b)))


def test_names_numbers_and_marks_do_not_count():
    assert normalised(SAME_AGAIN[0], ["李四光"]) == normalised(SAME_AGAIN[1], ["王五"])


def test_a_text_with_a_few_words_changed_is_found():
    a = mark_of_text(SAME_AGAIN[0], ["李四光"])
    b = mark_of_text(SAME_AGAIN[1].replace("因病去世", "因意外去世"), ["王五"])
    assert a != b
    assert alike("text", a, b)
    assert shared("text", a, b)


def test_another_text_is_not():
    assert not alike("text", mark_of_text(SAME_AGAIN[0]), mark_of_text(OTHER))


def test_a_few_words_say_too_little():
    assert mark_of_text("已整改。2020年6月") is None


def test_the_fingerprint_hangs_on_the_key_of_the_installation(settings):
    mark = mark_of_text(OTHER)
    settings.HOME = type(settings.HOME)(**vars(settings.HOME) | {"blind_key": b"another key that is 32 bytes long"})
    assert mark_of_text(OTHER) != mark


def scene(*circles: tuple[int, int, int]) -> Image.Image:
    picture = Image.linear_gradient("L").resize((640, 480)).convert("RGB")
    for x, y, radius in circles:
        ImageDraw.Draw(picture).ellipse((x - radius, y - radius, x + radius, y + radius), "navy", "white", 9)
    return picture


def jpeg(picture: Image.Image, quality: int = 90) -> bytes:
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=quality)
    return held.getvalue()


DOOR = scene((100, 100, 80), (420, 300, 120), (560, 90, 60))


@pytest.mark.parametrize(
    "again",
    [jpeg(DOOR, 30), jpeg(DOOR.resize((320, 240))), jpeg(DOOR.resize((1280, 960)), 60)],
    ids=["saved poorly", "smaller", "larger"],
)
def test_the_same_photo_saved_again_is_found(again):
    a, b = mark_of_photo(jpeg(DOOR)), mark_of_photo(again)
    assert alike("photo", a, b)
    assert shared("photo", a, b)


def test_another_photo_is_not():
    other = jpeg(scene((500, 400, 60), (300, 60, 50), (80, 300, 110)))
    assert not alike("photo", mark_of_photo(jpeg(DOOR)), mark_of_photo(other))


def test_a_photo_of_nothing_is_not_compared():
    assert mark_of_photo(jpeg(Image.new("RGB", (640, 480), "white"))) is None


def test_cases_with_one_text_are_shown_to_each_other(office):
    first = office.confirmed(finding=SAME_AGAIN[0], name="李四光", check_code="DB-01")
    again = office.confirmed(finding=SAME_AGAIN[1], name="王五", check_code="TK-03")
    office.confirmed(finding=OTHER, check_code="DB-01")
    (found,) = look_alikes(again, office.county)
    assert (found.case, found.kind, found.share, found.same_check) == (first, "text", 1.0, False)


def test_one_photo_for_two_homes(office):
    cases = [office.verifying(), office.verifying()]
    for n, case in enumerate(cases):
        file = Upload("门口.jpg", jpeg(DOOR, 90 - 30 * n), "image/jpeg")
        given = {"visited_on": office.today, "met": "本人", "finding": f"情况{n}"}
        verify(case, by=office.clerk, verdict="confirmed", photos=[file], **given)
    assert [(found.case, found.kind) for found in look_alikes(cases[0], office.county)] == [(cases[1], "photo")]


def test_only_cases_that_are_seen_anyway(office, city):
    office.confirmed(finding=SAME_AGAIN[0], name="李四光")
    other = city.case("阳平镇", name="王五")
    Fingerprint.objects.bulk_create(
        Fingerprint(case=other, kind=one.kind, row_id=1, band=one.band, mark=one.mark)
        for one in Fingerprint.objects.system("copied for the test")
    )
    assert look_alikes(other, office.stranger) == []
    assert len(look_alikes(other, office.county)) == 1


def test_the_bands_are_looked_up_in_an_index(office):
    case = office.confirmed(finding=SAME_AGAIN[0])
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            pytest.skip("how SQLite plans it")
        own = [one.band for one in case.fingerprints.all()]
        rows = Fingerprint.objects.system("the plan of the query").filter(kind="text", band__in=own)
        cursor.execute(f"EXPLAIN QUERY PLAN {rows.query}".replace("= text", "= 'text'"))
        assert "fingerprint_band" in str(cursor.fetchall())


def test_a_gradient_is_a_photo_that_shows_something():
    assert mark_of_photo(photo((640, 480))) is None
