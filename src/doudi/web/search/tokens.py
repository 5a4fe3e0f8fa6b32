"""The words by which a case is found, blinded: the table holds keyed hashes, never a name or a number.

A person is found by two characters of the name that stand together, the whole name, its pinyin or the initials of it;
by an id number only as a whole (a hash of a part could be tried out).
"""

import re
from itertools import pairwise

from doudi.web.cases.models import Case
from doudi.web.orgs.pinyin import initials, syllables
from doudi.web.privacy.sealing import blind

CHINESE = re.compile(r"[\u3400-\u9fff]{2,}")
LETTERS = re.compile(r"[a-z]{2,}")
ID = re.compile(r"\d{17}[\dX]")
TOKEN_BITS = 63


def tokens_of(case: Case) -> set[int]:
    """The tokens under which a case is kept."""
    names = [case.name] if case.name else []
    words = {word for name in names for word in words_of_name(name)}
    subject = {("id", case.subject.upper())} if case.subject else set()
    return {token(*word) for word in {("word", word) for word in words} | subject}


def words_of_name(name: str) -> set[str]:
    """The whole name, its pairs of characters, its pinyin and initials."""
    characters = name.replace(" ", "").replace("·", "")
    sounds = {"".join(sound(characters)).lower() for sound in (syllables, initials)}
    return {characters, *map("".join, pairwise(characters))} | sounds


def tokens_asked(query: str) -> list[int]:
    """The tokens that a case must have to answer what is asked; none if nothing of it can be looked up so."""
    text = query.strip()
    if ID.fullmatch(text.upper()):
        return [token("id", text.upper())]
    words = [pair for run in CHINESE.findall(text) for pair in map("".join, pairwise(run))]
    return [token("word", word) for word in [*words, *LETTERS.findall(text.lower())]]


def token(kind: str, word: str) -> int:
    """The blinded word as a number that a database index likes."""
    return int.from_bytes(blind(f"search.{kind}", word)[:8], "big") >> (64 - TOKEN_BITS)
