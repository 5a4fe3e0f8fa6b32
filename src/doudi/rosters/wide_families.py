"""Sheets with one row per family and its members side by side (design: rosters, "Wide families")."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doudi.rosters.dibao_members import DIBAO_MEMBERS
from doudi.rosters.recognise import ANSWERS, Found, header_text

FROM_THE_FAMILY = ("month", "family_no")
_FORMS = (re.compile(r"成员([0-9]+)(.+)"), re.compile(r"(.*?[^0-9])([0-9]+)"))


@dataclass(frozen=True)
class Members:
    """The member columns of a wide sheet: number of the block to what stands where."""

    blocks: Mapping[int, Found]

    @property
    def positions(self) -> set[int]:
        """Every column that belongs to a member."""
        return {position for block in self.blocks.values() for position in block.values()}

    @property
    def name_people(self) -> bool:
        """Whether there is a member whose id number has a column."""
        return any("id_no" in block for block in self.blocks.values())


def members_in(headers: Sequence[str]) -> Members:
    """The member blocks among these headers (as `header_text` gives them)."""
    blocks: dict[int, dict[str, tuple[int, int]]] = {}
    for position, header in enumerate(headers):
        if (answer := _member_column(header)) is not None:
            number, name, rank = answer
            block = blocks.setdefault(number, {})
            block[name] = min(block.get(name, (rank, position)), (rank, position))
    return Members({number: {name: at for name, (_, at) in block.items()} for number, block in sorted(blocks.items())})


def _member_column(header: str) -> tuple[int, str, int] | None:
    """`成员2姓名`, `姓名2`, `身份证2`: the number of the member and his column."""
    answers = ANSWERS[DIBAO_MEMBERS.name]
    for form in _FORMS:
        if (parts := form.fullmatch(header)) is None:
            continue
        number, said = parts.groups() if form is _FORMS[0] else reversed(parts.groups())
        name, rank = answers.get(header_text(said), ("", 0))
        if name and name not in FROM_THE_FAMILY:
            return int(number), name, rank
    return None
