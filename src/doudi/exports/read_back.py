"""What people found on the spot, read back from filled-in findings workbooks.

A row is known by its 疑点编号, which must fit its 规则 and 对象: a sheet in which one column was sorted without
the others would otherwise put verdicts on the wrong people. What cannot be read is named, never skipped in silence.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from doudi.engine.finding import finding_id
from doudi.exports.findings_workbook import (
    CHECK_HEADER,
    DAY_HEADER,
    ID_HEADER,
    KIND_HEADER,
    NOTE_HEADER,
    OUTCOME_HEADER,
    OUTCOMES,
    SUBJECT_HEADER,
    VERIFIER_HEADER,
)
from doudi.exports.verdicts import Unread, Verdict
from doudi.exports.wording import SUBJECT_KINDS
from doudi.language import catalogue, say
from doudi.rosters.cleaning import clean_cell
from doudi.rosters.exemptions import EXEMPTIONS

HEADERS = (
    CHECK_HEADER,
    SUBJECT_HEADER,
    OUTCOME_HEADER,
    VERIFIER_HEADER,
    DAY_HEADER,
    NOTE_HEADER,
    ID_HEADER,
    KIND_HEADER,
)
NEEDED = {CHECK_HEADER, SUBJECT_HEADER, OUTCOME_HEADER, ID_HEADER}


@dataclass
class ReadBack:
    """The verdicts of one or more workbooks and what could not be read in them."""

    verdicts: list[Verdict] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """A row of a handed-in sheet: where it stands and its cells by Chinese header."""

    file: str
    sheet: str
    number: int
    cells: Mapping[str, object]

    def text(self, header: str) -> str:
        """A cell as trimmed text; empty where there is none."""
        value = self.cells.get(header)
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return "" if value is None else str(value).strip()

    def unread(self, header: str, why: str, mend: str) -> Unread:
        """This row's cell, not taken."""
        return Unread(self.file, self.sheet, self.number, header, self.text(header), why, mend)


def read_back(files: Iterable[Path]) -> ReadBack:
    """Read filled-in findings workbooks; a finding with one and the same verdict twice counts once."""
    found = ReadBack()
    for file in files:
        _read_file(file, found)
    _keep_unanimous(found)
    return found


def _read_file(file: Path, found: ReadBack) -> None:
    try:
        rows = list(_rows(file))
    except (CalamineError, OSError) as error:
        why = say("文件打不开：{error}", error=error)
        found.unread.append(Unread(file.name, "", None, "", "", why, say("请另存为 .xlsx 后重新交回。")))
        return
    if not rows:
        why = say("没有一张表同时有“疑点编号”“规则”“对象”“核实结果”四列，或表中没有行")
        mend = say("请交回由 doudi check 生成的 findings.xlsx，不要改动表头。")
        found.unread.append(Unread(file.name, "", None, "", "", why, mend))
    for row in rows:
        if row.text(OUTCOME_HEADER):
            _read_row(row, found)
        elif row.text(VERIFIER_HEADER) or row.text(NOTE_HEADER):
            why = say("填了核实人或说明，没有核实结果")
            found.unread.append(row.unread(OUTCOME_HEADER, why, _choose()))


def _rows(file: Path) -> Iterator[Row]:
    with CalamineWorkbook.from_path(file) as book:
        for name in book.sheet_names:
            lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield from _rows_of_sheet(file.name, name, lines)


def _rows_of_sheet(file: str, sheet: str, lines: Sequence[Sequence[object]]) -> Iterator[Row]:
    names = _header_names()
    header: list[str] = []
    for number, line in enumerate(lines, start=1):
        as_header = [names.get(str(cell).strip(), "") for cell in line]
        if set(as_header) >= NEEDED:
            header = as_header
        elif header:
            cells = {name: cell for name, cell in zip(header, line, strict=False) if name}
            yield Row(file, sheet, number, cells)


def _header_names() -> dict[str, str]:
    """Each header in both languages → its Chinese one."""
    english = catalogue()
    return {english[header]: header for header in HEADERS if header in english} | {h: h for h in HEADERS}


def _read_row(row: Row, found: ReadBack) -> None:
    outcome = _outcomes().get(_plain(row.text(OUTCOME_HEADER)))
    check, subject, number = row.text(CHECK_HEADER), row.text(SUBJECT_HEADER), row.text(ID_HEADER).lower()
    if outcome is None:
        found.unread.append(row.unread(OUTCOME_HEADER, say("不是四种核实结果之一"), _choose()))
    elif number != finding_id(check, subject):
        why = say("疑点编号与规则、对象对不上：这一行可能被改动，或只有部分列被排序")
        found.unread.append(row.unread(ID_HEADER, why, say("请从原表重新复制整行，再填核实结果。")))
    else:
        found.verdicts.append(_verdict(row, outcome, found))


def _verdict(row: Row, outcome: str, found: ReadBack) -> Verdict:
    return Verdict(
        finding_id=row.text(ID_HEADER).lower(),
        check=row.text(CHECK_HEADER),
        subject_kind=_kinds().get(row.text(KIND_HEADER), ""),
        subject=row.text(SUBJECT_HEADER),
        outcome=outcome,
        verified_by=_verifier(row, found),
        verified_on=_day(row, found),
        note=row.text(NOTE_HEADER) or None,
        file=row.file,
        sheet=row.sheet,
        row=row.number,
    )


def _verifier(row: Row, found: ReadBack) -> str | None:
    if not row.text(VERIFIER_HEADER):
        why = say("核实人为空：结果照计，但不知是谁核实的")
        found.unread.append(row.unread(VERIFIER_HEADER, why, say("请填核实人姓名。")))
    return row.text(VERIFIER_HEADER) or None


def _day(row: Row, found: ReadBack) -> date | None:
    cell = row.cells.get(DAY_HEADER)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    value, _ = clean_cell(EXEMPTIONS["approved_on"], row.text(DAY_HEADER), isinstance(cell, float | int))
    if not isinstance(value, date):
        why = say("核实日期为空或不是日期：结果照计，但不知何时核实")
        found.unread.append(row.unread(DAY_HEADER, why, say("请填日期，如 2020-06-30。")))
        return None
    return value


def _keep_unanimous(found: ReadBack) -> None:
    """Verdicts that contradict each other all go; equal ones leave the first by file, sheet and row."""
    by_finding: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in sorted(found.verdicts, key=lambda one: (one.file, one.sheet, one.row)):
        by_finding[verdict.finding_id].append(verdict)
    found.verdicts = []
    for given in by_finding.values():
        if len({verdict.outcome for verdict in given}) == 1:
            found.verdicts.append(given[0])
        else:
            found.unread += [_contradiction(verdict) for verdict in given]
    found.verdicts.sort(key=lambda one: (one.check, one.subject))


def _contradiction(verdict: Verdict) -> Unread:
    why = say("同一疑点有两个不同的核实结果，都未采用")
    mend = say("请商定一个结果，只交回这一个。")
    value = say(OUTCOMES[verdict.outcome])
    return Unread(verdict.file, verdict.sheet, verdict.row, OUTCOME_HEADER, value, why, mend)


def _outcomes() -> dict[str, str]:
    english = catalogue()
    words = {_plain(word): code for code, word in OUTCOMES.items()}
    return words | {_plain(english[word]): code for code, word in OUTCOMES.items() if word in english}


def _kinds() -> dict[str, str]:
    english = catalogue()
    return {spelled: kind for kind, word in SUBJECT_KINDS.items() for spelled in (word, english.get(word, word))}


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def _choose() -> str:
    return say("请从下拉列表中选：{words}。", words=" / ".join(say(word) for word in OUTCOMES.values()))
