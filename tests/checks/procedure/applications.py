"""Applications for dibao for tests: handled lawfully in May 2020 unless a test says otherwise."""

LAWFUL = {
    "application_no": "S1",
    "applicant_name": "张三",
    "applicant_id": "@A",
    "area_code": "610304101201",
    "accepted_on": "2020-05-06",
    "investigated_on": "2020-05-08",
    "reviewed_on": "2020-05-12",
    "notice_from": "2020-05-13",
    "notice_to": "2020-05-19",
    "decided_on": "2020-05-20",
    "decision": "批准",
    "informed_on": "2020-05-21",
    "near_relative": "否",
    "reported": "否",
    "county_visited": "是",
}


def applications(*rows: dict[str, str]) -> str:
    """The roster of these applications, numbered S1, S2 …; each states what is not as in `LAWFUL`."""
    numbered = [LAWFUL | {"application_no": f"S{n}"} | row for n, row in enumerate(rows, 1)]
    lines = ["  ".join(row.values()) for row in numbered]
    return "\n".join(["dibao_applications", "  ".join(LAWFUL), *lines])


def application(**changed: str) -> str:
    """The roster of one application."""
    return applications(changed)
