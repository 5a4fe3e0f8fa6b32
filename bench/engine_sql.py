"""Six checks of the catalogue in DuckDB SQL written by hand, as of 2020-06-30: counts, findings and their evidence.

The law in force on that day is written into the queries. `judged` has a row per row judged: kind, subject, verdict
(0 out of scope, 1 kept, 2 undecided, 3 broken), month, yuan, and the keys of the evidence.
"""

from pathlib import Path

import duckdb

LATEST = {
    "dibao_families": "month", "dibao_members": "month", "tekun_people": "month", "payments": "month",
    "deaths": "died_on", "serious_illness": "admitted_on",
}  # fmt: skip
ROSTERS = (*LATEST, "registered_poor", "disabled_people", "households")

SHARED = """
CREATE MACRO verdict(applies, broken) AS
    CASE WHEN NOT applies THEN 0 WHEN NOT broken THEN 1 WHEN applies AND broken THEN 3 ELSE 2 END::TINYINT;
CREATE MACRO degree(told) AS CASE WHEN told THEN 2 WHEN NOT told THEN 0 ELSE 1 END::TINYINT;
CREATE MACRO truth(degree) AS CASE degree WHEN 2 THEN true WHEN 1 THEN NULL ELSE false END;
CREATE TEMP TABLE roll AS
    SELECT month, family_no, area_code, unit, total_amount, applicant_id, coalesce(n, n_rows, 0) AS n, n_rows
    FROM dibao_families LEFT JOIN (
        SELECT month, family_no, count(*) AS n_rows, CASE WHEN count(insured) = count(*) THEN count_if(insured) END AS n
        FROM dibao_members GROUP BY ALL) USING (month, family_no);
CREATE TEMP TABLE members AS
    SELECT m.month, m.family_no, m.id_no, m.insured, r.total_amount, r.n, r.unit
    FROM dibao_members m JOIN roll r USING (month, family_no);
CREATE TEMP TABLE dead AS SELECT id_no, min(died_on) AS died_on FROM deaths GROUP BY ALL;
CREATE TEMP TABLE dibao_units AS SELECT DISTINCT unit, month FROM roll WHERE unit IS NOT NULL;
CREATE TEMP TABLE tekun_units AS SELECT DISTINCT unit, month FROM tekun_people WHERE unit IS NOT NULL;
CREATE VIEW parts AS
    SELECT row_id, programme, id_no, family_no, family_no_blank, unit, result, first_month AS month,
        (amount * 27720)::DECIMAL(20, 2) AS part
    FROM payments WHERE n_months = 1
    UNION ALL
    SELECT row_id, programme, id_no, family_no, family_no_blank, unit, result, (first_month + to_months(k))::DATE,
        (amount * (27720 // n_months))::DECIMAL(20, 2)
    FROM (SELECT *, unnest(range(n_months))::INT AS k FROM payments WHERE n_months > 1);
"""

LB_01 = """
WITH insured AS (
    SELECT id_no, truth(max(degree(insured))) AS insured FROM members
    WHERE month = DATE '2020-06-01' AND insured IS NOT FALSE GROUP BY ALL),
severe AS (
    SELECT id_no, truth(max(degree(grade IN ('1', '2') OR (grade = '3' AND category IN ('智力', '精神'))))) AS severe
    FROM disabled_people GROUP BY ALL),
stayed AS (
    SELECT id_no, truth(max(degree(serious AND admitted_on >= DATE '2019-06-30'))) AS stayed
    FROM serious_illness GROUP BY ALL),
people AS (
    SELECT p.*, died_on, i.id_no IS NOT NULL AS met, i.insured, t.id_no IS NOT NULL AS tekun,
        u.unit IS NOT NULL AS supplied, date_part('year', age(DATE '2020-06-30',
            try_strptime(substr(p.id_no, 7, 8), '%Y%m%d')::DATE)) AS age,
        CASE WHEN s.id_no IS NULL THEN false ELSE severe END AS severe,
        CASE WHEN l.id_no IS NULL THEN false ELSE stayed END AS stayed
    FROM registered_poor p LEFT JOIN dead USING (id_no) LEFT JOIN insured i USING (id_no)
    LEFT JOIN severe s USING (id_no) LEFT JOIN stayed l USING (id_no)
    LEFT JOIN (SELECT DISTINCT id_no FROM tekun_people WHERE month = DATE '2020-06-01') t USING (id_no)
    LEFT JOIN (SELECT unit FROM dibao_units WHERE month = DATE '2020-06-01') u ON u.unit = p.unit)
SELECT 'person' AS kind, id_no AS subject, verdict(
        status IN ('未脱贫', '返贫') AND died_on IS NULL AND (severe OR health = '重病' OR stayed
            OR labour IN ('部分丧失', '完全丧失') OR (labour = '无' AND age BETWEEN 16 AND 59))
            AND CASE WHEN unit IS NOT NULL THEN supplied END,
        NOT (tekun OR CASE WHEN met THEN insured ELSE false END)) AS verdict,
    DATE '2020-06-01' AS month, NULL::DECIMAL(20, 2) AS yuan, 1 AS over, row_id, id_no
FROM people
"""

DB_01 = """
SELECT 'person' AS kind, id_no AS subject,
    verdict(insured AND died_on IS NOT NULL, month > last_day(died_on)) AS verdict, month,
    total_amount AS yuan, n AS over, family_no, id_no
FROM members LEFT JOIN dead USING (id_no) WHERE insured IS NOT FALSE
"""

DB_11 = """
WITH families AS (
    SELECT family_no, applicant_id FROM roll WHERE month = DATE '2020-06-01'),
registered AS (
    SELECT id_no AS applicant_id, hukou_no, relation FROM (
        SELECT *, count(*) OVER person AS n, count_if(status = '正常') OVER person AS n_normal
        FROM households SEMI JOIN families ON households.id_no = families.applicant_id
        WINDOW person AS (PARTITION BY id_no))
    WHERE n = 1 OR (n_normal = 1 AND status = '正常')),
heads AS (SELECT f.*, hukou_no, relation AS own FROM families f LEFT JOIN registered USING (applicant_id)),
others AS (
    SELECT h.family_no, p.id_no AS person, p.relation, p.status, p.row_id AS held_row
    FROM households p JOIN heads h USING (hukou_no)
    ANTI JOIN dead ON dead.id_no = p.id_no
    ANTI JOIN (SELECT family_no, id_no FROM members WHERE month = DATE '2020-06-01') m
        ON m.family_no = h.family_no AND m.id_no = p.id_no
    WHERE p.id_no <> h.applicant_id),
met AS (
    SELECT h.*, person, o.relation, status, held_row, o.relation IN ('子', '女') AND date_part('year',
        age(DATE '2020-06-30', try_strptime(substr(person, 7, 8), '%Y%m%d')::DATE)) < 18 AS child
    FROM heads h LEFT JOIN others o USING (family_no))
SELECT 'family' AS kind, family_no AS subject, verdict(true, CASE
        WHEN hukou_no IS NULL THEN NULL
        WHEN person IS NULL THEN false
        ELSE status = '正常' AND CASE own WHEN '户主' THEN relation = '配偶' OR child
            WHEN '配偶' THEN relation = '户主' OR child END END) AS verdict,
    DATE '2020-06-01' AS month, NULL::DECIMAL(20, 2) AS yuan, 1 AS over, family_no, applicant_id, hukou_no, held_row
FROM met
"""

ZJ_01 = """
WITH people AS (
    SELECT month, id_no FROM members UNION ALL SELECT month, applicant_id FROM roll WHERE applicant_id IS NOT NULL),
dibao AS (
    SELECT l.*, u.unit IS NOT NULL AS supplied, CASE WHEN r.family_no IS NOT NULL THEN 0 WHEN family_no_blank IS NULL
        THEN 1 ELSE 2 END AS off
    FROM parts l LEFT JOIN roll r ON r.month = l.month AND r.family_no = l.family_no
    LEFT JOIN dibao_units u ON u.unit = l.unit AND u.month = l.month
    WHERE programme IN ('农村低保', '城市低保')),
away AS (
    SELECT DISTINCT row_id, month FROM dibao d ANTI JOIN people p
        ON p.month = d.month AND p.id_no = d.id_no WHERE off > 0),
judged AS (
    SELECT d.* REPLACE (truth(CASE WHEN a.row_id IS NULL THEN 0 ELSE off END) AS off)
    FROM dibao d LEFT JOIN away a ON a.row_id = d.row_id AND a.month = d.month
    UNION ALL
    SELECT l.*, u.unit IS NOT NULL, t.id_no IS NULL FROM parts l
    LEFT JOIN (SELECT month, id_no FROM tekun_people) t ON t.month = l.month AND t.id_no = l.id_no
    LEFT JOIN tekun_units u ON u.unit = l.unit AND u.month = l.month
    WHERE programme IN ('特困基本生活', '特困照料护理'))
SELECT 'person' AS kind, id_no AS subject,
    verdict(result = '成功' AND CASE WHEN unit IS NOT NULL THEN supplied END, off) AS verdict,
    month, part AS yuan, 27720 AS over, row_id
FROM judged
"""

ZJ_03 = """
WITH sole AS (
    SELECT programme, l.month, l.id_no, min(m.family_no) AS found
    FROM (SELECT DISTINCT programme, month, id_no FROM parts
          WHERE family_no IS NULL AND programme IN ('农村低保', '城市低保')) l
    JOIN members m ON m.month = l.month AND m.id_no = l.id_no
    GROUP BY ALL HAVING min(m.family_no) = max(m.family_no)),
lines AS (
    SELECT l.*, coalesce(l.family_no, found) AS payee_family,
        CASE WHEN result = '成功' AND family_no_blank IS NOT NULL THEN true ELSE false END AS sure,
        CASE WHEN result = '成功' OR result IS NULL THEN true ELSE false END AS perhaps
    FROM parts l LEFT JOIN sole s ON s.programme = l.programme AND s.month = l.month AND s.id_no = l.id_no
    WHERE l.programme IN ('农村低保', '城市低保', '特困基本生活', '特困照料护理')),
sums AS (
    SELECT coalesce(payee_family, '') AS family_no, CASE WHEN payee_family IS NULL THEN id_no ELSE '' END AS id_no,
        CASE WHEN starts_with(programme, '特困') THEN programme ELSE '低保' END AS programme, month,
        coalesce(sum(part) FILTER (sure), 0) AS paid, count_if(sure) AS n_paid,
        coalesce(sum(part) FILTER (perhaps AND NOT sure), 0) AS open, count_if(perhaps AND NOT sure) AS n_open,
        min(row_id) AS first_line, max(row_id) AS last_line
    FROM lines GROUP BY ALL),
families AS (
    SELECT 'family' AS kind, f.family_no AS subject, f.month, f.total_amount * 27720 AS base, true AS base_covered,
        b AS base_sums, 0::DECIMAL(20, 2) AS care, false AS care_covered, NULL AS care_sums, f.family_no, NULL AS id_no
    FROM roll f LEFT JOIN (SELECT * FROM sums WHERE programme = '低保' AND id_no = '') b
        ON b.family_no = f.family_no AND b.month = f.month),
covered AS (SELECT DISTINCT unit, programme, month FROM parts WHERE unit IS NOT NULL),
people AS (
    SELECT 'person', t.id_no, t.month, t.base_amount * 27720, CASE WHEN t.unit IS NOT NULL THEN cb.unit IS NOT NULL END,
        b, CASE WHEN t.care_amount_blank THEN 0 ELSE t.care_amount END * 27720,
        CASE WHEN t.unit IS NOT NULL THEN cc.unit IS NOT NULL END, c, NULL, t.id_no
    FROM tekun_people t
    LEFT JOIN (SELECT * FROM sums WHERE programme = '特困基本生活' AND family_no = '') b
        ON b.id_no = t.id_no AND b.month = t.month
    LEFT JOIN (SELECT * FROM sums WHERE programme = '特困照料护理' AND family_no = '') c
        ON c.id_no = t.id_no AND c.month = t.month
    LEFT JOIN covered cb ON cb.unit = t.unit AND cb.month = t.month AND cb.programme = '特困基本生活'
    LEFT JOIN covered cc ON cc.unit = t.unit AND cc.month = t.month AND cc.programme = '特困照料护理'),
beside AS (
    SELECT * EXCLUDE (base_sums, care_sums), base_sums.first_line AS first_line, base_sums.last_line AS last_line,
        care_sums.first_line AS care_first, care_sums.last_line AS care_last,
        coalesce(base_sums.n_paid, 0) AS bn, coalesce(base_sums.n_open, 0) AS bo,
        coalesce(care_sums.n_paid, 0) AS cn, coalesce(care_sums.n_open, 0) AS co,
        abs(coalesce(base_sums.paid, 0) - base) AS base_gap, abs(coalesce(care_sums.paid, 0) - care) AS care_gap,
        abs(coalesce(base_sums.paid + base_sums.open, 0) - base) AS base_most,
        abs(coalesce(care_sums.paid + care_sums.open, 0) - care) AS care_most
    FROM (FROM families UNION ALL FROM people)),
read AS (
    SELECT *, (bn > 0 AND base_covered) OR (cn > 0 AND care_covered) AS some_paid,
        (bn + bo > 0 AND base_covered) OR (cn + co > 0 AND care_covered) AS some_perhaps,
        (base_gap > 27720 AND base_covered) OR (care_gap > 27720 AND care_covered) AS wrong,
        (base_most > 27720 AND base_covered) OR (care_most > 27720 AND care_covered) AS wrong_if_paid
    FROM beside)
SELECT kind, subject, verdict(some_perhaps, CASE
        WHEN some_paid AND wrong AND some_perhaps AND wrong_if_paid THEN true
        WHEN NOT (some_paid AND wrong) AND NOT wrong_if_paid THEN false END) AS verdict, month,
    (CASE WHEN base_gap > 27720 AND base_covered THEN base_gap ELSE 0 END
        + CASE WHEN care_gap > 27720 AND care_covered THEN care_gap ELSE 0 END)::DECIMAL(20, 2) AS yuan, 27720 AS over,
    family_no, id_no, first_line, last_line, care_first, care_last
FROM read
"""

ZJ_05 = """
SELECT 'person' AS kind, id_no AS subject,
    verdict(result = '成功' AND died_on IS NOT NULL, month > last_day(died_on)) AS verdict, month,
    part AS yuan, 27720 AS over, row_id, id_no
FROM parts LEFT JOIN dead USING (id_no)
"""

CHECKS = {"LB-01": LB_01, "DB-01": DB_01, "DB-11": DB_11, "ZJ-01": ZJ_01, "ZJ-03": ZJ_03, "ZJ-05": ZJ_05}

EVIDENCE = {  # roster, its columns = columns of judged
    "LB-01": [("registered_poor", "row_id"), ("disabled_people", "id_no"), ("serious_illness", "id_no")],
    "DB-01": [("dibao_members", "month family_no id_no"), ("dibao_families", "month family_no"), ("deaths", "id_no")],
    "DB-11": [
        ("dibao_families", "month family_no"), ("households", "id_no=applicant_id hukou_no"),
        ("households", "row_id=held_row"), ("dibao_members", "month family_no"),
    ],
    "ZJ-01": [("payments", "row_id")],
    "ZJ-03": [
        ("dibao_families", "month family_no"), ("tekun_people", "month id_no"), ("payments", "row_id=first_line"),
        ("payments", "row_id=last_line"), ("payments", "row_id=care_first"), ("payments", "row_id=care_last"),
    ],
    "ZJ-05": [("payments", "row_id"), ("deaths", "id_no")],
}  # fmt: skip

TOLD = """
CREATE OR REPLACE TEMP TABLE subjects AS SELECT kind, subject, max(verdict) AS verdict FROM judged GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE telling AS
    SELECT j.* FROM judged j JOIN subjects s USING (kind, subject, verdict) WHERE j.verdict >= 2;
"""
FOUND = """
SELECT kind, subject, verdict, list_sort(list(DISTINCT month)) AS months, sum(yuan * (27720 // over)) / 27720 AS yuan
FROM telling GROUP BY ALL
"""


def six(store: Path, threads: int = 2, memory: str = "3GB") -> dict[str, tuple]:
    """By check: subjects by verdict, and Arrow tables of findings and of evidence."""
    with duckdb.connect(config={"threads": threads, "memory_limit": memory, "preserve_insertion_order": False}) as db:
        for name in ROSTERS:
            day = LATEST.get(name)
            latest = f"WHERE ({day} <= DATE '2020-06-30') IS NOT FALSE" if day else ""
            db.execute(f"CREATE VIEW {name} AS FROM read_parquet('{store / 'rosters' / name}.parquet') {latest}")
        db.execute(SHARED)
        return {code: told(db, code, query) for code, query in CHECKS.items()}


def told(db: duckdb.DuckDBPyConnection, code: str, query: str) -> tuple:
    """What a check came to."""
    db.execute(f"CREATE OR REPLACE TEMP TABLE judged AS {query}")
    db.execute(TOLD)
    counts = dict(db.execute("SELECT verdict, count(*) FROM subjects GROUP BY ALL").fetchall())
    evidence = " UNION ".join(seen(roster, keys) for roster, keys in EVIDENCE[code])
    return counts, db.sql(FOUND).to_arrow_table(), db.sql(evidence).to_arrow_table()


def seen(roster: str, keys: str) -> str:
    """The rows of a roster on which the findings rest."""
    pairs = [key.partition("=") for key in keys.split()]
    met = " AND ".join(f"t.{mine or theirs} = r.{theirs}" for theirs, _, mine in pairs)
    told = f"t.kind, t.subject, '{roster}' AS roster, r.file, r.sheet, r.row"
    return f"SELECT {told} FROM telling t JOIN {roster} r ON {met}"
