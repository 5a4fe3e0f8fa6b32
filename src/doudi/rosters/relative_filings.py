"""4. 近亲属备案登记: one filing."""

from doudi.rosters.codes import RELATION
from doudi.rosters.columns import Column, Kind, Roster

RELATIVE_FILINGS = Roster(
    name="relative_filings",
    title="近亲属备案登记",
    title_en="Near-relative filings",
    row_is="一次备案",
    row_is_en="one filing",
    columns=(
        Column(
            name="beneficiary_id",
            header="救助对象身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(
            name="cadre_id",
            header="干部身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304197908200030",
        ),
        Column(name="relation", header="关系", kind=Kind.CODE, codes=RELATION, example="父母"),
        Column(name="filed_on", header="备案日期", kind=Kind.DAY, example="2020-05-18"),
    ),
)
