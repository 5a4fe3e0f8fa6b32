"""Some members of the demo city's families without a readable id number, and the first of them established."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from doudi.demo.city import City
from doudi.demo.parquet import write_parquet
from doudi.rosters.dibao_members import DIBAO_MEMBERS
from doudi.web.intake.actions.establish import establish
from doudi.web.intake.models import Proposal
from doudi.web.orgs.actor import Actor

EVERY = 260
"""One in so many members: a handful in the whole city."""
LOST = 4
"""How many digits a form cut off lacks."""


def write_without_some_ids(city: City, folder: Path) -> None:
    """The rosters of a month, in which some members' id numbers lost their last digits when they were typed off."""
    write_parquet(city, folder)
    path = folder / "rosters" / f"{DIBAO_MEMBERS.title}.parquet"
    month, id_no = DIBAO_MEMBERS["month"].header, DIBAO_MEMBERS["id_no"].header
    table = pq.read_table(path)
    newest, numbers = pc.max(table[month]).as_py(), table[id_no].to_pylist()
    cut = [at for at, one in enumerate(table[month].to_pylist()) if one == newest][EVERY // 2 :: EVERY]
    for at in cut:
        numbers[at] = numbers[at] and numbers[at][:-LOST]
    at = table.schema.get_field_index(id_no)
    pq.write_table(table.set_column(at, id_no, pa.array(numbers, pa.string())), path)


def establish_one(officer: Actor) -> None:
    """The officer has looked at the papers of the surest one."""
    first = Proposal.objects.visible_to(officer).waiting().first()
    if first:
        establish(by=officer, proposal=first, state="confirmed")
