"""How Chinese names sound, so that they are found by what people type on a keyboard."""

from pypinyin import Style, lazy_pinyin

LONGEST = 120


def sounds_of(name: str) -> str:
    """The initials and the full sound: 陈仓区 → `ccq chencangqu`."""
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return f"{initials} {''.join(lazy_pinyin(name))}"[:LONGEST].lower()
