"""Families for the two checks on the top-up (DB-14, DB-15)."""

ROLL = """
    dibao_families
    month    family_no  area_code  kind    applicant_name  top_up
    2020-06  F1         {place}    {kind}  张三            {top_up}

    dibao_members
    month    family_no  id_no         name  insured  health
    2020-06  F1         {member}
    2020-06  F1         @B1990-01-01  张五  是       健康

    disabled_people
    id_no  category    grade
    @D     {category}  {grade}

    serious_illness
    id_no  serious    admitted_on
    @S     {serious}  {admitted}
"""

OLD = "@A1950-06-30  张三  是  健康"
NOT_YET = "@A1950-07-01  张三  是  健康"
CHILD = "@A2002-07-01  张三  是  健康"
GROWN = "@A2002-06-30  张三  是  健康"
DISABLED = "@D  张三  是  健康"
ILL = "@S  张三  是  健康"


def roll(member: str = NOT_YET, top_up: str = ".", **given: str) -> str:
    """A family of one healthy member of thirty and another one."""
    usual = {"place": "610304101201", "kind": "农村", "category": "肢体", "grade": "1", "serious": "是",
             "admitted": "2020-05-01"}  # fmt: skip
    return ROLL.format(member=member, top_up=top_up, **(usual | given))
