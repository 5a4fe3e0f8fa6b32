"""Grants of temporary aid for tests: lawful small town grants unless a test says otherwise."""

LAWFUL = {
    "grant_no": "G1",
    "applicant_name": "张三",
    "applicant_id": "@A",
    "area_code": "610304101201",
    "kind": "支出型",
    "cause": "突发疾病",
    "applied_on": "2020-06-01",
    "decided_on": "2020-06-03",
    "paid_on": "2020-06-04",
    "approved_by": "镇街",
    "amount": "3000",
    "papers_completed_on": "2020-06-05",
}


def grants(*rows: dict[str, str]) -> str:
    """The roster of these grants, numbered G1, G2 …; each states what is not as in `LAWFUL`."""
    numbered = [LAWFUL | {"grant_no": f"G{n}"} | row for n, row in enumerate(rows, 1)]
    lines = ["  ".join(row.values()) for row in numbered]
    return "\n".join(["temporary_aid_grants", "  ".join(LAWFUL), *lines])


def grant(**changed: str) -> str:
    """The roster of one grant."""
    return grants(changed)
