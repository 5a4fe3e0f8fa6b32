"""Sentences of the program with the personal values in them masked.

Their own words stay: were 部分丧失 masked in 丧失或部分丧失劳动能力, which stands in every sentence of its
check, the gap would tell the value.
"""

import re
from collections.abc import Iterable

from doudi.web.privacy.masking import Masks, behind, masked_ids, masked_whole

LABEL = r"(?:^|(?<=[；：])|(?<=[;:] ))[^=；;：:]*[^=；;：:\s]=(?=\S)"
"""What a value is called where a reckoning lists values: 近期重病=否."""
PLACEHOLDER = re.compile(r"\{\w+\}")
WHOLE = masked_whole("any")
SHIELD = 0x10F000
"""The first of the characters that stand for own words while the rest is masked; no text has them."""


def own_words(templates: Iterable[str]) -> tuple[str, ...]:
    """What stands in every sentence made from these templates."""
    return tuple(part for template in templates for part in PLACEHOLDER.split(template) if len(part) > 1)


def masked_sentence(text: str, masks: Masks, fixed: Iterable[str]) -> str:
    """A sentence with these values masked in it, but for sensitive words within its own ones (`fixed`) and labels."""
    words = [value for value, mask in masks.items() if mask == WHOLE]
    held: list[str] = []

    def shield(found: re.Match[str]) -> str:
        if not any(word in found[0] for word in words):
            return found[0]
        held.append(found[0])
        return chr(SHIELD + len(held) - 1)

    phrases = sorted((one for one in fixed if any(word in one for word in words)), key=len, reverse=True)
    shown = behind(masks, re.sub("|".join([*map(re.escape, phrases), LABEL]), shield, text))
    names = {value: mask for value, mask in masks.items() if mask != WHOLE}
    for at, phrase in enumerate(held):
        shown = shown.replace(chr(SHIELD + at), behind(names, phrase))
    return masked_ids(shown)
