"""The same six checks in pandas, written by hand: subjects by verdict, findings and their evidence.

Verdicts: 0 out of scope, 1 kept, 2 undecided, 3 broken. Conditions are three-valued (dtype boolean).
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench.engine_sql import EVIDENCE, LATEST

DAY, MONTH = pd.Timestamp("2020-06-30"), pd.Timestamp("2020-06-01")
DIBAO, TEKUN = ["农村低保", "城市低保"], ["特困基本生活", "特困照料护理"]
DEGREES = {True: 2, False: 0}
Frame = pd.DataFrame


class Rosters:
    """The columns that are needed, none later than the day; yuan as floats."""

    def __init__(self, store: Path) -> None:
        self.store, read = store, self.read
        key = ["month", "family_no"]
        members = read("dibao_members", "month family_no id_no insured")
        counted = members.groupby(key).insured.agg(["size", "count", "sum"]).reset_index()
        counted["n"] = counted["sum"].astype("float64").where(counted["size"] == counted["count"])
        roll = read("dibao_families", "month family_no unit total_amount applicant_id")
        self.roll = roll.merge(counted[[*key, "n"]], on=key, how="left")
        self.members = members.merge(self.roll, on=key)
        self.dead = read("deaths", "id_no died_on").groupby("id_no").died_on.min().reset_index()
        self.tekun = read("tekun_people", "month id_no unit base_amount care_amount care_amount_blank")
        self.lines = parts(read("payments", "row_id programme month id_no family_no family_no_blank unit result amount "
                                "first_month n_months"))  # fmt: skip
        self.poor = read("registered_poor", "row_id id_no status health labour unit")
        self.disabled = read("disabled_people", "id_no grade category")
        self.stays = read("serious_illness", "id_no serious admitted_on")
        self.register = read("households", "row_id hukou_no id_no relation status")

    def read(self, name: str, columns: str) -> Frame:
        """These columns of a roster, without the rows later than the day."""
        latest = LATEST.get(name)
        wanted = dict.fromkeys([*columns.split(), *([latest] if latest else [])])
        table = pq.read_table(self.store / "rosters" / f"{name}.parquet", columns=list(wanted))
        for at, field in enumerate(table.schema):
            if pa.types.is_decimal(field.type):
                table = table.set_column(at, field.name, pc.cast(table[field.name], pa.float64()))
            if pa.types.is_date(field.type):
                table = table.set_column(at, field.name, pc.cast(table[field.name], pa.timestamp("s")))
        frame = table.to_pandas()
        for field in table.schema:
            if pa.types.is_boolean(field.type):
                frame[field.name] = frame[field.name].astype("boolean")
        return frame[~(frame[latest] > DAY)] if latest else frame


def parts(lines: Frame) -> Frame:
    """One row per line and month it is for."""
    lines = lines.drop(columns="month")
    several = lines[lines.n_months > 1]
    spread = several.loc[several.index.repeat(several.n_months)]
    later = spread.groupby(level=0).cumcount()
    months = spread.first_month.dt.to_period("M").astype("int64") + later
    spread = spread.assign(first_month=pd.PeriodIndex.from_ordinals(months, freq="M").to_timestamp())
    both = pd.concat([lines[lines.n_months == 1], spread], ignore_index=True)
    return both.assign(part=both.amount / both.n_months).rename(columns={"first_month": "month"})


def equals(column: pd.Series, *words: str) -> pd.Series:
    """Whether it is one of the words; unknown where it is missing."""
    return column.isin(words).astype("boolean").mask(column.isna())


def most(condition: pd.Series, by: pd.Series) -> pd.Series:
    """Three-valued *or* of the rows of each key."""
    degree = condition.map(DEGREES).fillna(1).astype("int8")
    return told(degree.groupby(by).max())


def told(degree: pd.Series) -> pd.Series:
    """The condition of a degree; none is false."""
    return (degree == 2).astype("boolean").mask(degree == 1)


def met(rows: Frame, others: Frame, on: list[str]) -> pd.Series:
    """Whether there is a row with the same keys."""
    return rows[on].merge(others[on].drop_duplicates().assign(_met=True), on=on, how="left")._met.notna().to_numpy()


def verdicts(rows: Frame, applies: pd.Series, broken: pd.Series) -> Frame:
    """The rows with their verdicts."""
    applies, broken = applies.astype("boolean"), broken.astype("boolean")
    out, kept = (~applies).fillna(False), (~broken).fillna(False)
    wrong = (applies & broken).fillna(False)
    return rows.assign(verdict=np.select([out, kept, wrong], [0, 1, 3], 2).astype("int8"))


def lb_01(r: Rosters) -> Frame:
    """Poor and unable, not covered."""
    rows = r.poor.merge(r.dead, on="id_no", how="left")
    now = r.members[(r.members.month == MONTH) & r.members.insured.fillna(True)]
    insured = (
        rows.id_no.map(most(now.insured, now.id_no))
        .astype("boolean")
        .mask(lambda s: s.isna() & ~rows.id_no.isin(now.id_no), False)
    )
    covered = insured | rows.id_no.isin(r.tekun[r.tekun.month == MONTH].id_no).astype("boolean")
    d = r.disabled
    graded = equals(d.grade, "1", "2") | (equals(d.grade, "3") & equals(d.category, "智力", "精神"))
    severe = rows.id_no.map(most(graded, d.id_no)).astype("boolean").mask(~rows.id_no.isin(d.id_no), False)
    since = r.stays.admitted_on.ge(pd.Timestamp("2019-06-30")).astype("boolean").mask(r.stays.admitted_on.isna())
    stayed = rows.id_no.map(most(r.stays.serious & since, r.stays.id_no)).astype("boolean")
    stayed = stayed.mask(~rows.id_no.isin(r.stays.id_no), False)
    age = ages(rows.id_no)
    of_age = age.between(16, 59).astype("boolean").mask(age.isna())
    unable = severe | equals(rows.health, "重病") | stayed | equals(rows.labour, "部分丧失", "完全丧失")
    unable = unable | (equals(rows.labour, "无") & of_age)
    supplied = rows.unit.isin(r.roll[r.roll.month == MONTH].unit.dropna()).astype("boolean").mask(rows.unit.isna())
    applies = equals(rows.status, "未脱贫", "返贫") & rows.died_on.isna() & unable & supplied
    rows = rows.assign(kind="person", subject=rows.id_no, month=MONTH, yuan=np.nan)
    return verdicts(rows, applies, ~covered)


def ages(id_no: pd.Series) -> pd.Series:
    """Full years on the day."""
    born = pd.to_datetime(id_no.str[6:14], format="%Y%m%d", errors="coerce")
    later = (born.dt.month * 100 + born.dt.day) > DAY.month * 100 + DAY.day
    return DAY.year - born.dt.year - later


def after_death(rows: Frame) -> pd.Series:
    """Whether the month lies after that of the death; unknown without one."""
    died = rows.died_on.dt.year * 12 + rows.died_on.dt.month
    return (rows.month.dt.year * 12 + rows.month.dt.month > died).astype("boolean").mask(rows.died_on.isna())


def db_01(r: Rosters) -> Frame:
    """Dead, on the roll."""
    rows = r.members[r.members.insured.fillna(True)].merge(r.dead, on="id_no", how="left")
    rows = rows.assign(kind="person", subject=rows.id_no, yuan=rows.total_amount / rows.n.replace(0, np.nan))
    return verdicts(rows, rows.insured & rows.died_on.notna(), after_death(rows))


def db_11(r: Rosters) -> Frame:
    """A spouse or minor child of the applicant left out."""
    families = r.roll[r.roll.month == MONTH][["family_no", "applicant_id"]]
    known = r.register[r.register.id_no.isin(families.applicant_id)]
    normal = known.status.eq("正常")
    n, n_normal = known.groupby("id_no").id_no.transform("size"), normal.groupby(known.id_no).transform("sum")
    known = known[(n == 1) | ((n_normal == 1) & normal)][["id_no", "hukou_no", "relation"]]
    known = known.rename(columns={"id_no": "applicant_id", "relation": "own"})
    heads = families.merge(known, on="applicant_id", how="left")
    others = heads.dropna(subset="hukou_no").merge(r.register, on="hukou_no")
    others = others[(others.id_no != others.applicant_id) & ~others.id_no.isin(r.dead.id_no)]
    now = r.members[r.members.month == MONTH]
    others = others[~met(others, now, ["family_no", "id_no"])]
    rows = heads.merge(others[["family_no", "id_no", "relation", "status", "row_id"]], on="family_no", how="left")
    age = ages(rows.id_no)
    child = equals(rows.relation, "子", "女") & (age < 18).astype("boolean").mask(age.isna())
    related = (equals(rows.relation, "配偶") | child).where(rows.own == "户主", equals(rows.relation, "户主") | child)
    related = related.mask(~rows.own.isin(["户主", "配偶"]))
    left_out = (equals(rows.status, "正常") & related).mask(rows.id_no.isna(), False).mask(rows.hukou_no.isna())
    rows = rows.assign(kind="family", subject=rows.family_no, month=MONTH, yuan=np.nan, held_row=rows.row_id)
    return verdicts(rows, pd.Series(True, rows.index), left_out)


def zj_01(r: Rosters) -> Frame:
    """Paid without being on the roll."""
    dibao = r.lines[r.lines.programme.isin(DIBAO)]
    people = pd.concat(
        [r.members[["month", "id_no"]], r.roll[["month", "applicant_id"]].dropna().set_axis(["month", "id_no"], axis=1)]
    )
    away = ~met(dibao, r.roll, ["month", "family_no"]) & ~met(dibao, people, ["month", "id_no"])
    off = pd.Series(away, dibao.index, dtype="boolean").mask(away & dibao.family_no_blank.isna())
    dibao = dibao.assign(off=off, supplied=met(dibao, r.roll, ["month", "unit"]))
    tekun = r.lines[r.lines.programme.isin(TEKUN)]
    away = pd.Series(~met(tekun, r.tekun, ["month", "id_no"]), tekun.index, dtype="boolean")
    rows = pd.concat([dibao, tekun.assign(off=away, supplied=met(tekun, r.tekun, ["month", "unit"]))])
    supplied = rows.supplied.astype("boolean").mask(rows.unit.isna())
    rows = rows.assign(kind="person", subject=rows.id_no, yuan=rows.part)
    return verdicts(rows, equals(rows.result, "成功") & supplied, rows.off)


def zj_03(r: Rosters) -> Frame:
    """Paid other than approved."""
    lines = r.lines[r.lines.programme.isin(DIBAO + TEKUN)]
    lone = lines[lines.family_no.isna() & lines.programme.isin(DIBAO)][
        ["programme", "month", "id_no"]
    ].drop_duplicates()
    lone = lone.merge(r.members[["month", "id_no", "family_no"]], on=["month", "id_no"])
    found = lone.groupby(["programme", "month", "id_no"]).family_no.agg(["min", "max"]).reset_index()
    found = found[found["min"] == found["max"]].rename(columns={"min": "found"}).drop(columns="max")
    lines = lines.merge(found, on=["programme", "month", "id_no"], how="left")
    lines["payee"] = lines.family_no.fillna(lines.found)
    sure = (lines.result == "成功") & lines.family_no_blank.notna()
    perhaps = ((lines.result == "成功") | lines.result.isna()) & ~sure
    lines = lines.assign(n_paid=sure, n_open=perhaps, paid=lines.part.where(sure, 0), open=lines.part.where(perhaps, 0))
    dibao = sums(lines[lines.programme.isin(DIBAO)], ["payee", "month"]).reset_index()
    families = r.roll.merge(dibao.rename(columns={"payee": "family_no"}), on=["family_no", "month"], how="left")
    families = families.assign(kind="family", subject=families.family_no, id_no=None)
    judged = [settled(families, [(families.total_amount, pd.Series(True, families.index, dtype="boolean"), "")])]
    people = r.tekun.assign(kind="person", subject=r.tekun.id_no)
    programmes = []
    for programme, prefix in zip(TEKUN, ("base_", "care_"), strict=True):
        own = r.lines[r.lines.programme == programme]
        paid = sums(lines[(lines.programme == programme) & lines.payee.isna()], ["id_no", "month"])
        people = people.merge(paid.add_prefix(prefix).reset_index(), on=["id_no", "month"], how="left")
        covered = pd.Series(met(people, own, ["unit", "month"]), people.index, dtype="boolean").mask(people.unit.isna())
        amount = people[f"{prefix}amount"]
        programmes.append(
            (amount.mask(people.care_amount_blank.fillna(False), 0) if prefix == "care_" else amount, covered, prefix)
        )
    of_line = {"base_first_line": "first_line", "base_last_line": "last_line"}
    of_line |= {"care_first_line": "care_first", "care_last_line": "care_last"}
    people = people.rename(columns=of_line)
    return pd.concat([*judged, settled(people, programmes)])


def sums(lines: Frame, by: list[str]) -> Frame:
    """What was paid by payee and month, and its first and last line."""
    groups = lines.groupby(by)
    rows = groups.row_id.agg(["min", "max"]).set_axis(["first_line", "last_line"], axis=1)
    return groups[["n_paid", "n_open", "paid", "open"]].sum().join(rows)


def settled(rows: Frame, programmes: list[tuple[pd.Series, pd.Series, str]]) -> Frame:
    """Verdicts of rows by what was approved, whether it is covered, and the prefix of the sums, per programme."""
    paid = perhaps = wrong = wrong_if_paid = pd.Series(False, rows.index, dtype="boolean")
    yuan = pd.Series(0.0, rows.index)
    for approved, covered, prefix in programmes:
        known, maybe = rows[f"{prefix}paid"].fillna(0), rows[f"{prefix}open"].fillna(0)
        n_paid = (rows[f"{prefix}n_paid"].fillna(0) > 0).astype("boolean")
        n_any = n_paid | (rows[f"{prefix}n_open"].fillna(0) > 0)
        gap, least = (known - approved).abs(), (known + maybe - approved).abs()
        differs = (gap > 1.000001).astype("boolean").mask(gap.isna()) & covered
        paid, perhaps = paid | (n_paid & covered), perhaps | (n_any & covered)
        wrong = wrong | differs
        wrong_if_paid = wrong_if_paid | ((least > 1.000001).astype("boolean").mask(least.isna()) & covered)
        yuan += gap.where(differs.fillna(False), 0)
    surely = (paid & wrong & perhaps & wrong_if_paid).fillna(False)
    not_at_all = (~(paid & wrong) & ~wrong_if_paid).fillna(False)
    broken = surely.astype("boolean").mask(~surely & ~not_at_all)
    return verdicts(rows.assign(yuan=yuan), perhaps, broken)


def zj_05(r: Rosters) -> Frame:
    """Paid after death."""
    rows = r.lines.merge(r.dead, on="id_no", how="left")
    rows = rows.assign(kind="person", subject=rows.id_no, yuan=rows.part)
    return verdicts(rows, equals(rows.result, "成功") & rows.died_on.notna(), after_death(rows))


CHECKS: dict[str, Callable[[Rosters], Frame]] = {
    "LB-01": lb_01, "DB-01": db_01, "DB-11": db_11, "ZJ-01": zj_01, "ZJ-03": zj_03, "ZJ-05": zj_05,
}  # fmt: skip


def six(store: Path) -> dict[str, tuple[dict[int, int], Frame, Frame]]:
    """By check: subjects by verdict, findings and evidence."""
    rosters = Rosters(store)
    return {code: summed(rosters, code, build(rosters)) for code, build in CHECKS.items()}


def summed(rosters: Rosters, code: str, rows: Frame) -> tuple[dict[int, int], Frame, Frame]:
    """Subjects by their strongest verdict; of the doubtful ones the months, the money and the rows they rest on."""
    by = ["kind", "subject", "verdict"]
    strongest = rows.groupby(by[:2]).verdict.max()
    telling = rows.merge(strongest[strongest >= 2].reset_index(), on=by)
    months = telling[[*by, "month"]].drop_duplicates().sort_values("month").groupby(by).month.agg(tuple)
    found = telling.groupby(by).yuan.sum(min_count=1).to_frame().join(months).reset_index()
    evidence = [seen(rosters, telling, roster, keys) for roster, keys in EVIDENCE[code]]
    return strongest.value_counts().to_dict(), found, pd.concat(evidence).drop_duplicates()


def seen(rosters: Rosters, telling: Frame, roster: str, keys: str) -> Frame:
    """The rows of a roster on which the findings rest; `keys`: its columns = those of the rows judged."""
    pairs = [key.partition("=") for key in keys.split()]
    theirs, mine = [key for key, _, _ in pairs], [own or key for key, _, own in pairs]
    place = ["kind", "subject", "roster", "file", "sheet", "row"]
    if not set(mine) <= set(telling.columns):
        return Frame(columns=place)
    wanted = telling[list(dict.fromkeys(["kind", "subject", *mine]))].dropna().drop_duplicates()
    rows = rosters.read(roster, " ".join(dict.fromkeys([*theirs, "file", "sheet", "row"])))
    rows = rows[rows[theirs[-1]].isin(wanted[mine[-1]])]
    return wanted.merge(rows, left_on=mine, right_on=theirs).assign(roster=roster)[place]
