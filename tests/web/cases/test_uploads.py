"""What comes in is judged by content and cleaned."""

import io
import sys
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from doudi.web.cases.uploads import MAX_BYTES, BadFile, received

PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF"


def uploaded(content: bytes, name: str = "照片.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def photo(size=(60, 40), form="JPEG", **options) -> bytes:
    held = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(held, form, **options)
    return held.getvalue()


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


def test_a_photo_loses_where_and_when_it_was_taken():
    exif = Image.Exif()
    exif[0x010F] = "A PHONE"
    exif.get_ifd(0x8825)[2] = (34.0, 22.0, 0.0)
    raw = photo(exif=exif)
    assert b"A PHONE" in raw
    kept = received(uploaded(raw)).content
    assert b"A PHONE" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_a_photo_stands_upright_and_is_not_larger_than_needed():
    exif = Image.Exif()
    exif[0x0112] = 6  # the phone was held upright
    kept = Image.open(io.BytesIO(received(uploaded(photo((4000, 3000), exif=exif))).content))
    assert kept.size == (1920, 2560)


def test_a_signature_drawn_on_nothing_stands_on_white():
    held = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(held, "PNG")
    kept = Image.open(io.BytesIO(received(uploaded(held.getvalue(), "签名.png")).content))
    assert kept.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_photos_of_phones_come_in(form):
    assert received(uploaded(photo(form=form))).media_type == "image/jpeg"


def test_papers_come_in_as_they_are():
    assert received(uploaded(PDF, "通知.pdf")).content == PDF
    assert received(uploaded(zipped("[Content_Types].xml", "word/document.xml"), "a.docx")).is_photo is False


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空的"),
        (b"MZ\x90\x00", "不是照片"),
        (b"<html>", "不是照片"),
        (photo()[:200], "打不开"),
        (PDF + b"/JavaScript (app.alert(1))", "脚本"),
        (PDF + b"/EmbeddedFile", "夹带"),
        (zipped("evil.exe"), "不是照片"),
        (zipped("xl/workbook.xml", "xl/vbaProject.bin"), "宏"),
        (zipped("word/document.xml")[:-10], "打不开"),
        (b"\xff\xd8\xff" + b"0" * MAX_BYTES, "超过"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_may_not_come_in_is_told_why(content, says):
    with pytest.raises(BadFile, match=says):
        received(uploaded(content))


def test_a_picture_of_too_many_pixels_is_not_even_drawn():
    with pytest.raises(BadFile, match="像素"):
        received(uploaded(photo((9000, 6000), "PNG")))


def test_a_name_cannot_lead_elsewhere():
    assert received(uploaded(photo(), "..\\..\\etc/照片.jpg")).name == "照片.jpg"


@pytest.mark.parametrize(("exit_code", "says"), [(0, None), (1, "没有通过查毒"), (None, "没能查毒")])
def test_the_virus_scanner_is_asked_if_there_is_one(settings, monkeypatch, exit_code, says):
    command = ["/no/such/scanner"] if exit_code is None else [sys.executable, "-c", f"exit({exit_code})", "{path}"]
    monkeypatch.setitem(settings.HOME.settings, "scan_command", command)
    if says is None:
        assert received(uploaded(PDF, "通知.pdf")).content == PDF
        return
    with pytest.raises(BadFile, match=says):
        received(uploaded(PDF, "通知.pdf"))
