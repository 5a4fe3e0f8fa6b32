"""Families with their members side by side in one row: 成员1姓名 成员1身份证号 …"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from random import Random

from doudi.demo.messy.cells import Cell, Hand, written
from doudi.demo.messy.columns import Row, Shown
from doudi.rosters.columns import Column
from doudi.rosters.dibao_members import DIBAO_MEMBERS

MOST = 6
_OF_MEMBER = ("name", "id_no", "relation", "insured", "health", "labour")


def member_columns(luck: Random) -> list[Shown]:
    """The columns of up to six members."""
    before = luck.random() < 0.5
    return [_shown(number, DIBAO_MEMBERS[name], before) for number in range(1, MOST + 1) for name in _OF_MEMBER]


def _shown(number: int, column: Column, before: bool) -> Shown:
    header = column.header.replace("申请人", "户主")

    def cell(row: Row, hand: Hand) -> Cell:
        members = row["members"]
        assert isinstance(members, Sequence)
        if number > len(members):
            return None
        return written(column, members[number - 1].get(column.name), hand)

    return Shown(f"成员{number}{header}" if before else f"{header}{number}", cell)


def with_members(families: Sequence[Row], members: Sequence[Row]) -> list[Row]:
    """Family rows that carry their members of the same month."""
    found: Mapping[tuple[object, object], list[Row]] = defaultdict(list)
    for member in members:
        found[member["family_no"], member["month"]].append(member)
    return [{**family, "members": found[family["family_no"], family["month"]]} for family in families]
