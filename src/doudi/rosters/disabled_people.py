"""17. 持证残疾人: one certificate."""

from doudi.rosters.codes import DISABILITY, DISABILITY_GRADE
from doudi.rosters.columns import Column, Kind, Roster

DISABLED_PEOPLE = Roster(
    name="disabled_people",
    title="持证残疾人",
    title_en="Certified disabled people",
    row_is="一本残疾证",
    row_is_en="one certificate",
    columns=(
        Column(
            name="id_no",
            header="身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="name", header="姓名", kind=Kind.NAME, privacy="identifying", example="张三"),
        Column(
            name="category", header="残疾类别", kind=Kind.CODE, codes=DISABILITY, privacy="sensitive", example="肢体"
        ),
        Column(
            name="grade", header="残疾等级", kind=Kind.CODE, codes=DISABILITY_GRADE, privacy="sensitive", example="2"
        ),
    ),
)
