"""Pictures that stand for photos taken at a door: drawn, so that they show nobody."""

import io
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from doudi.web.cases.uploads import Upload, received

WIDTH, HEIGHT = 480, 360


def photo(luck: Random) -> Upload:
    """A house under a sky, never twice the same."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _shade(luck, (150, 190, 225)))
    draw = ImageDraw.Draw(picture)
    for _n in range(3):
        _hill(draw, luck)
    _house(draw, luck)
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=80)
    return received(SimpleUploadedFile("现场照片.jpg", content.getvalue(), "image/jpeg"))


def _hill(draw: ImageDraw.ImageDraw, luck: Random) -> None:
    left, top = luck.randrange(-200, 380), luck.randrange(90, 250)
    draw.ellipse((left, top, left + luck.randrange(200, 460), HEIGHT * 2), fill=_shade(luck, (110, 140, 90)))


def _house(draw: ImageDraw.ImageDraw, luck: Random) -> None:
    left, top, wide = luck.randrange(30, 250), luck.randrange(130, 210), luck.randrange(120, 210)
    right, foot = left + wide, HEIGHT - luck.randrange(15, 60)
    draw.rectangle((left, top, right, foot), fill=_shade(luck, (205, 190, 165)))
    draw.polygon(((left - 18, top), (right + 18, top), (left + wide // 2, top - 70)), fill=_shade(luck, (130, 70, 55)))
    door = left + luck.randrange(12, wide - 44)
    draw.rectangle((door, foot - 72, door + 34, foot), fill=_shade(luck, (95, 65, 45)))


def _shade(luck: Random, colour: tuple[int, int, int]) -> tuple[int, ...]:
    return tuple(max(0, min(255, part + luck.randrange(-35, 36))) for part in colour)
