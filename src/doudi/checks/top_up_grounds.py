"""What a finding on a family's top-up rests on, too small or too large (DB-14, DB-15)."""

from typing import Any

import ibis.expr.types as ir

from doudi.checks.evidence import seen, unable_by


def top_up_grounds(rows: ir.Table) -> dict[str, Any]:
    """`values`, `also` and `evidence` of `judge` for rows of the fact `family_top_ups`."""
    return {
        "values": {
            "dibao_families.top_up": rows.paid, "dibao_families.kind": rows.kind,
            "dibao.standard": rows.asked_standard, "dibao.top_up": rows.asked_shares,
            "dibao_members.insured": rows.asked_insured, "dibao_members.health": rows.asked_health,
            **unable_by(rows), "dibao_families.area_code": rows.area_code,
            "age|年龄": rows.asked_age,
        },
        "also": {
            "paid|分类施保金": rows.paid, "holder_name|成员": rows.holder_name, "low_share|最低比例": rows.low_share,
            "high_share|最高比例": rows.high_share, "standard|低保标准": rows.standard, "low|至少应增发": rows.low,
            "high|至多可增发": rows.high,
        },
        "evidence": (
            seen("dibao_families", on="month family_no", fields="kind top_up"),
            seen("dibao_members", on="row_id=held_row", fields="name insured health"),
            seen("disabled_people", on="id_no=holder", fields="category grade"),
            seen("serious_illness", on="id_no=holder", fields="serious admitted_on"),
        ),
    }  # fmt: skip
