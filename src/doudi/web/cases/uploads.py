"""What may be attached to a case: judged by content, never by name; photos are drawn anew, so nothing hides in them."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps, UnidentifiedImageError

from doudi.web.privacy.scratch import scratch
from doudi.web.uploads import scanner

MAX_BYTES = 10 << 20
MAX_PIXELS = 50_000_000
MAX_SIDE = 2560
MAX_UNPACKED = 100 << 20
QUALITY = 85
SCAN_SECONDS = 60
PHOTOS = ("JPEG", "PNG", "WEBP")
RISKS = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction")
OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

REFUSED = {
    "virus": gettext_lazy("“{name}”没有通过查毒"),
    "not_scanned": gettext_lazy("“{name}”没能查毒，暂不接收，请告诉系统管理员"),
}


class BadFile(ValueError):  # noqa: N818
    """A file that may not come in. Its text says why and what to do."""


@dataclass(frozen=True)
class Upload:
    """A file that may come in, as it will be kept."""

    name: str
    content: bytes
    media_type: str

    @property
    def is_photo(self) -> bool:
        """Whether it is a picture."""
        return self.media_type.startswith("image/")


def received(upload: UploadedFile) -> Upload:
    """Judge an uploaded file, and clean it. Raises BadFile."""
    name = (upload.name or "").replace("\\", "/").rpartition("/")[2][-120:]
    if not upload.size or upload.size > MAX_BYTES:
        raise BadFile(_("“{name}”是空的或超过 {size} MB").format(name=name, size=MAX_BYTES >> 20))
    content = upload.read()
    _scan(name, content)
    for begins, judge in JUDGES.items():
        if content.startswith(begins):
            return judge(name, content)
    raise BadFile(_("“{name}”不是照片、PDF、Word 或 Excel 文件").format(name=name))


def _photo(name: str, content: bytes) -> Upload:
    try:
        with Image.open(io.BytesIO(content), formats=PHOTOS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_many_pixels(name)
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, BadFile):
            raise
        raise BadFile(_("“{name}”打不开，可能已损坏，请重拍或重传").format(name=name)) from error
    upright.thumbnail((MAX_SIDE, MAX_SIDE))
    paper = Image.new("RGB", upright.size, "white")  # a signature is drawn on nothing
    paper.paste(upright, mask=upright.getchannel("A"))
    drawn = io.BytesIO()
    paper.save(drawn, "JPEG", quality=QUALITY)
    return Upload(name, drawn.getvalue(), "image/jpeg")


def _too_many_pixels(name: str) -> BadFile:
    return BadFile(_("“{name}”的像素太多，请缩小后再传").format(name=name))


def _pdf(name: str, content: bytes) -> Upload:
    if any(risk in content for risk in RISKS):
        raise BadFile(_("“{name}”里有脚本、自动动作或夹带的文件，请另存为普通 PDF").format(name=name))
    return Upload(name, content, "application/pdf")


def _office(name: str, content: bytes) -> Upload:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member.filename: member.file_size for member in archive.infolist()}
    except zipfile.BadZipFile as error:
        raise BadFile(_("“{name}”打不开，可能已损坏，请重拍或重传").format(name=name)) from error
    kind = next((kind for part, kind in OFFICE.items() if part in members), None)
    if kind is None:
        raise BadFile(_("“{name}”不是照片、PDF、Word 或 Excel 文件").format(name=name))
    if sum(members.values()) > MAX_UNPACKED:
        raise BadFile(_("“{name}”解压后太大").format(name=name))
    if any(part.lower().endswith("vbaproject.bin") or "/embeddings/" in part for part in members):
        raise BadFile(_("“{name}”里有宏或夹带的文件，请另存为不含宏的文件").format(name=name))
    return Upload(name, content, kind)


def unpacks_to(content: bytes) -> int:
    """To how many bytes a zip says that it unpacks; 0 for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        return 0


def _scan(name: str, content: bytes) -> None:
    if not scanner.is_named():
        return
    with scratch("scan", len(content)) as folder:
        path = folder / "file"
        path.write_bytes(content)
        why = scanner.refusal(path, SCAN_SECONDS)
    if why:
        raise BadFile(REFUSED[why].format(name=name))


JUDGES: dict[bytes, Callable[[str, bytes], Upload]] = {
    b"\xff\xd8\xff": _photo,
    b"\x89PNG\r\n": _photo,
    b"RIFF": _photo,
    b"%PDF-": _pdf,
    b"PK\x03\x04": _office,
}
