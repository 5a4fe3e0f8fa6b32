"""How Chinese names sound, so that they are found by what people type on a keyboard.

The tables of sounds take a fifth of the start of a process: they are not read before they are needed.
"""

LONGEST = 120


def sounds_of(name: str) -> str:
    """The initials and the full sound: 陈仓区 → `ccq chencangqu`."""
    return f"{''.join(initials(name))} {''.join(syllables(name))}"[:LONGEST].lower()


def syllables(name: str) -> list[str]:
    """How each character sounds: 陈仓区 → chen, cang, qu."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return lazy_pinyin(name)


def initials(name: str) -> list[str]:
    """The first letter of each: c, c, q."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    return lazy_pinyin(name, style=Style.FIRST_LETTER)
