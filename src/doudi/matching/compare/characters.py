"""Single characters: which are one and the same, which look alike, which sound alike."""

from functools import cache, lru_cache
from importlib.resources import files

import yaml

DROPPED = dict.fromkeys(map(ord, " \u3000\t·•∙･.．'’"))


def _table(name: str) -> str | list[str]:
    """The one value of a YAML table that lies beside this module."""
    with files("doudi.matching.compare").joinpath(name).open(encoding="utf-8") as handle:
        (value,) = yaml.safe_load(handle).values()
    return value  # type: ignore[no-any-return]


@cache
def simplified() -> dict[int, int]:
    """Traditional form to simplified form, for `str.translate`."""
    return {ord(pair[0]): ord(pair[1]) for pair in str(_table("traditional.yaml")).split()}


@cache
def lookalikes() -> dict[int, int]:
    """Each character of a look-alike group to the first of its group, for `str.translate`."""
    return {ord(char): ord(group[0]) for group in _table("lookalikes.yaml") for char in group}


def _readings(char: str, *, every: bool = True) -> list[str]:
    """How a character is read, its tables loaded when the first is asked for: few processes match people."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    return list(pinyin(char, style=Style.NORMAL, heteronym=every)[0])


@cache
def sounds(char: str) -> frozenset[str]:
    """Every reading of the character in pinyin without tones (a letter or digit: itself)."""
    return frozenset(_readings(char))


class _FirstSounds(dict[int, str]):
    """Character to its first reading and a space, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _readings(chr(code), every=False)[0] + " "
        return self[code]


_FIRST_SOUNDS = _FirstSounds()


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """The name without spaces and dots, its letters lower case, in simplified characters."""
    return name.translate(DROPPED).translate(simplified()).lower()


def shape(name: str) -> str:
    """A key that names with look-alike characters share."""
    return plain(name).translate(lookalikes())


def sound(name: str) -> str:
    """A key that names sounding alike share: the first reading of each character."""
    return plain(name).translate(_FIRST_SOUNDS)


def initials(name: str) -> str:
    """The first letters of the readings, sorted, so that order does not matter."""
    return "".join(sorted(syllable[0] for syllable in sound(name).split()))


def look_alike(one: str, other: str) -> bool:
    """Whether two characters are taken for one another by eye."""
    return one.translate(lookalikes()) == other.translate(lookalikes())


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters share a reading."""
    return not sounds(one).isdisjoint(sounds(other))
