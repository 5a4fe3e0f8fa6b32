import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doudi.language import catalogue
from doudi.matching import judging, people
from doudi.matching.people import AHEAD, GOOD, propose
from doudi.trouble import Trouble
from tests.matching.village import NEXT_VILLAGE, OTHER_COUNTY, VILLAGE, broken, id_no, member, resident, write_store

BORN = date(1950, 3, 1)
HIS = id_no("19500301", 111)


def proposed(store: Path) -> list[str]:
    return [proposal.id_no for proposal in propose(store)]


def test_name_birth_and_village_find_the_person(tmp_path: Path) -> None:
    rows = [broken("张三", birth=BORN, sex="男", raw_id="990304195003011000")]
    store = write_store(
        tmp_path / "store", rows, households=[resident("张三", HIS), resident("李四", id_no("19611111"))]
    )
    (proposal,) = propose(store)
    assert (proposal.roster, proposal.file, proposal.sheet, proposal.row) == ("disabled_people", "残疾人.xlsx", "一", 7)
    assert (proposal.name, proposal.birth, proposal.village_seen) == ("张三", BORN, "东村")
    assert (proposal.id_no, proposal.candidate_name) == (HIS, "张三")
    assert set(proposal.decided_by) == {
        "姓名相同", "出生日期相同", "性别相同", "地点同村社区", "身份证号余下数字一致",
    }  # fmt: skip
    assert proposal.weight >= GOOD
    assert proposal.weight.as_tuple().exponent == -2
    assert proposal.runner_up is None


@pytest.mark.parametrize(
    ("seen", "registered"),
    [("张建囯", "张建国"), ("章三", "张三"), ("张未", "张末"), ("張三", "张三"), ("三张", "张三"), ("张国", "张建国"),
     ("张·三", "张三")],
)  # fmt: skip
def test_a_name_written_wrong_is_found_by_birth_and_village(tmp_path: Path, seen: str, registered: str) -> None:
    store = write_store(tmp_path / "store", [broken(seen, birth=BORN)], households=[resident(registered, HIS)])
    assert proposed(store) == [HIS]


def test_a_village_without_birth_date_is_enough_for_a_rare_name(tmp_path: Path) -> None:
    store = write_store(tmp_path / "store", [broken("张三")], households=[resident("张三", HIS)])
    assert proposed(store) == [HIS]


def test_a_name_alone_is_not_enough(tmp_path: Path) -> None:
    store = write_store(tmp_path / "store", [broken("张三", area_code=None)], households=[resident("张三", HIS)])
    assert proposed(store) == []


def test_two_equally_good_candidates_are_none(tmp_path: Path) -> None:
    namesakes = [resident("张三", HIS), resident("张三", id_no("19710809", 113))]
    assert proposed(write_store(tmp_path / "store", [broken("张三")], households=namesakes)) == []


def test_the_birth_date_tells_namesakes_apart(tmp_path: Path) -> None:
    namesakes = [resident("张三", HIS), resident("张三", id_no("19710809", 113))]
    store = write_store(tmp_path / "store", [broken("张三", birth=BORN)], households=namesakes)
    (proposal,) = propose(store)
    assert proposal.id_no == HIS
    assert proposal.runner_up is not None
    assert proposal.weight - proposal.runner_up >= AHEAD


def test_twins_are_told_apart_by_name_only(tmp_path: Path) -> None:
    elder, younger = id_no("20050301", 111), id_no("20050301", 133)
    twins = [resident("张建国", elder, hukou_no="H1"), resident("张建军", younger, hukou_no="H1")]
    rows = [broken("张建军", birth=date(2005, 3, 1))]
    assert proposed(write_store(tmp_path / "both", rows, households=twins)) == [younger]
    assert proposed(write_store(tmp_path / "one", rows, households=twins[:1])) == []


def test_another_name_is_not_matched_away(tmp_path: Path) -> None:
    rows = [broken("王五", birth=BORN, raw_id=HIS[:15] + "000")]
    assert proposed(write_store(tmp_path / "store", rows, households=[resident("张三", HIS)])) == []


def test_digits_that_contradict_speak_against(tmp_path: Path) -> None:
    rows = [broken("张三", raw_id="990304195003012000")]
    assert proposed(write_store(tmp_path / "store", rows, households=[resident("张三", HIS)])) == []


@pytest.mark.parametrize("raw_id", ["9.90304E+17", "9.90304195003011E+17", HIS[1:], "990304********" + HIS[14:]])
def test_what_is_left_of_the_id_does_not_hinder(tmp_path: Path, raw_id: str) -> None:
    rows = [broken("张三", raw_id=raw_id, birth=BORN)]
    assert proposed(write_store(tmp_path / "store", rows, households=[resident("张三", HIS)])) == [HIS]


def test_fifteen_digits_find_somebody_who_moved(tmp_path: Path) -> None:
    rows = [broken("张三", raw_id=HIS[:15] + "000", birth=BORN, area_code=OTHER_COUNTY)]
    assert proposed(write_store(tmp_path / "store", rows, households=[resident("张三", HIS)])) == [HIS]


def test_relatives_tell_namesakes_apart(tmp_path: Path) -> None:
    wife = id_no("19520505", 222)
    rows = [broken("张三", roster="dibao_members", file="低保.xlsx", group_no="F1", area_code=None)]
    households = [
        resident("张三", HIS, hukou_no="H1"),
        resident("李氏", wife, hukou_no="H1"),
        resident("张三", id_no("19710809", 113), hukou_no="H2"),
    ]
    store = write_store(tmp_path / "store", rows, households=households, dibao_members=[member("李氏", wife)])
    (proposal,) = propose(store)
    assert proposal.id_no == HIS
    assert "亲属同户" in proposal.decided_by


def test_the_family_lends_its_place(tmp_path: Path) -> None:
    rows = [broken("张三", roster="dibao_members", file="低保.xlsx", group_no="F1", area_code=None)]
    family = {"month": date(2020, 6, 1), "family_no": "F1", "area_code": VILLAGE}
    store = write_store(tmp_path / "store", rows, households=[resident("张三", HIS)], dibao_families=[family])
    assert proposed(store) == [HIS]


def test_numbers_of_different_rosters_are_different_groups(tmp_path: Path) -> None:
    rows = [broken("张三", roster="dibao_members", file="低保.xlsx", group_no="1", area_code=NEXT_VILLAGE)]
    store = write_store(tmp_path / "store", rows, households=[resident("张三", HIS, hukou_no="1")])
    assert all("亲属同户" not in proposal.decided_by for proposal in propose(store))


def test_only_persons_of_other_rosters_are_proposed(tmp_path: Path) -> None:
    rows = [broken("张三", birth=BORN)]
    known = {"id_no": HIS, "name": "张三", "file": "另一册.xlsx"}
    assert proposed(write_store(tmp_path / "own", rows, disabled_people=[known])) == []
    assert proposed(write_store(tmp_path / "other", rows, deaths=[known])) == [HIS]


def test_who_has_his_own_row_in_the_sheet_is_not_the_missing_person(tmp_path: Path) -> None:
    rows = [broken("张三", roster="registered_poor", file="registered_poor.xlsx")]
    own = {"household_no": "P1", "id_no": HIS, "name": "张三", "area_code": VILLAGE}
    households = [resident("张三", HIS)]
    assert proposed(write_store(tmp_path / "with", rows, households=households, registered_poor=[own])) == []
    assert proposed(write_store(tmp_path / "without", rows, households=households)) == [HIS]


def test_in_a_sheet_of_several_months_one_has_several_rows(tmp_path: Path) -> None:
    rows = [broken("张三", roster="dibao_members", file="dibao_members.xlsx", birth=BORN, group_no="F1")]
    months = [member("张三", HIS), member("张三", HIS, month=date(2020, 5, 1))]
    store = write_store(tmp_path / "store", rows, households=[resident("张三", HIS)], dibao_members=months)
    assert proposed(store) == [HIS]


def test_two_rows_of_a_sheet_do_not_share_a_person(tmp_path: Path) -> None:
    rows = [broken("张三", birth=BORN, row=7), broken("章三", birth=BORN, row=8)]
    store = write_store(tmp_path / "store", rows, households=[resident("张三", HIS)])
    assert [(proposal.row, proposal.id_no) for proposal in propose(store)] in ([], [(7, HIS)])


def test_identities_and_what_rests_on_them_prove_nobody(tmp_path: Path) -> None:
    rows = [broken("张三", birth=BORN), broken("张三", birth=BORN, roster="identities")]
    judged = {"roster": "disabled_people", "name": "张三", "birth": BORN, "area_code": VILLAGE, "id_no": HIS}
    rests = resident("张三", HIS, identified=True)
    assert proposed(write_store(tmp_path / "store", rows, identities=[judged], households=[rests])) == []


def test_nobody_and_nothing(tmp_path: Path) -> None:
    assert propose(write_store(tmp_path / "nothing", [], households=[resident("张三", HIS)])) == []
    assert propose(write_store(tmp_path / "nobody", [broken()])) == []
    assert propose(write_store(tmp_path / "nameless", [broken(None, area_code=None)], households=[])) == []


def test_a_directory_that_is_no_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="名册库") as told:
        propose(tmp_path)
    assert told.value.where == str(tmp_path / "unidentified.parquet")
    assert "导入" in told.value.mend


def test_the_store_stays_as_it_is(tmp_path: Path) -> None:
    store = write_store(tmp_path / "store", [broken(birth=BORN)], households=[resident("张三", HIS)])
    before = _fingerprint(store)
    propose(store)
    assert _fingerprint(store) == before


def _fingerprint(store: Path) -> dict[str, str]:
    files = (path for path in store.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(("张三", "章三", "张建国", "张建军", "李四", "王五")),
        st.sampled_from((date(1950, 3, 1), date(1950, 3, 2), date(1988, 12, 30))),
        st.integers(100, 130),
        st.sampled_from((VILLAGE, NEXT_VILLAGE, OTHER_COUNTY)),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: (one[1], one[2]),
)


@settings(max_examples=25, deadline=None)
@given(neighbours=PEOPLE, random=st.randoms(use_true_random=False))
def test_shuffled_input_changes_nothing_and_only_registered_ids_are_proposed(
    tmp_path_factory: pytest.TempPathFactory, neighbours: list[tuple[str, date, int, str, int]], random: object
) -> None:
    register = [
        resident(name, id_no(f"{born:%Y%m%d}", order), area, hukou_no=f"H{home}")
        for name, born, order, area, home in neighbours
    ]
    rows = [
        broken(name, row=at + 2, birth=born if at % 2 else None, area_code=area if at % 3 else None)
        for at, (name, born, _, area, _) in enumerate(neighbours)
    ]
    there = tmp_path_factory.mktemp("there")
    told = propose(write_store(there / "a", rows, households=register))
    random.shuffle(rows)  # type: ignore[attr-defined]
    random.shuffle(register)  # type: ignore[attr-defined]
    assert propose(write_store(there / "b", rows + rows[:1], households=register + register[:1])) == told
    assert {proposal.id_no for proposal in told} <= {line["id_no"] for line in register}
    assert len({(proposal.file, proposal.row) for proposal in told}) == len(told)


@pytest.mark.parametrize("copies", [2, 3])
def test_equals_are_never_proposed_however_many(tmp_path: Path, copies: int) -> None:
    """The same person under several ids: which one it is, only people can say."""
    register = [resident("张三", id_no("19500301", 111 + 20 * at)) for at in range(copies)]
    assert proposed(write_store(tmp_path / "store", [broken("张三", birth=BORN)], households=register)) == []


def test_rows_taken_a_few_at_once_are_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [broken("张三", row=at, birth=BORN) for at in range(2, 7)]
    store = write_store(tmp_path / "store", rows, households=[resident("张三", HIS)])
    at_once = propose(store)
    monkeypatch.setattr(people, "AT_ONCE", 2)
    assert propose(store) == at_once
    assert len(at_once) == len(rows)


def test_progress_counts_the_rows(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    store = write_store(tmp_path / "store", [broken(row=2), broken(row=3)], households=[resident("张三", HIS)])
    propose(store, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_what_decided_can_be_said_in_english() -> None:
    words = [word for name, table in vars(judging).items() if name.endswith("_WORDS") for word in table.values()]
    assert len(words) >= 20
    assert [word for word in words if word not in catalogue()] == []
