"""3. 干部近亲属: one relation."""

from doudi.rosters.codes import RELATION
from doudi.rosters.columns import Column, Kind, Roster

CADRE_RELATIVES = Roster(
    name="cadre_relatives",
    title="干部近亲属",
    title_en="Near relatives of cadres",
    row_is="一条亲属关系",
    row_is_en="one relation",
    columns=(
        Column(
            name="cadre_id",
            header="干部身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304197908200030",
        ),
        Column(
            name="relative_id",
            header="亲属身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304198506070020",
        ),
        Column(name="relation", header="关系", kind=Kind.CODE, codes=RELATION, example="配偶"),
    ),
)
