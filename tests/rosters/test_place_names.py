"""Place names against the areas roster."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.rosters.place_names import PlaceNames, full_code


def areas(text: str) -> PlaceNames:
    """Rows `code name [level=…] [parent=…] [by=…]`, codes of 6, 9 or 12 digits."""
    rows = []
    for line in text.strip().splitlines():
        code, name, *more = line.split()
        stated = dict(word.split("=") for word in more)
        rows.append(
            {
                "area_code": full_code(code),
                "name": name,
                "level": stated.get("level"),
                "parent_code": full_code(stated["parent"]) if "parent" in stated else None,
                "managed_by": stated.get("by"),
            }
        )
    return PlaceNames(rows)


CITY = areas(
    """
    610300       宝鸡市
    610304       陈仓区
    610304101    千河镇     by=高新区
    610304101201 东岭村
    610304101202 东岭社区
    610304102    虢镇街道
    610304102201 东村
    610304102202 西关村
    610322       凤鸣区
    610322101    虢镇
    610322101201 东岭村
    """
)


@pytest.mark.parametrize(
    ("county", "town", "village", "code"),
    [
        ("陈仓区", None, None, "610304000000"),
        ("陈仓区", "千河镇", "", "610304101000"),
        ("陈仓区", "千河镇", "东岭村", "610304101201"),
        ("陈 仓　区", " 千河镇", "东岭 村", "610304101201"),
        ("陈仓", "千河", "东岭社区", "610304101202"),  # an equal name stands first
        ("凤鸣县", "虢镇", "东岭村", "610322101201"),  # renamed
        ("陈仓县", "虢镇乡", "西关", "610304102202"),
        ("陈仓区", "虢镇街道办事处", "西关居民委员会", "610304102202"),
        ("陈仓区", "虢镇街道", "东村", "610304102201"),
        ("高新区", "千河镇", None, "610304101000"),  # the places that unit manages
        ("高新区", "千河镇", "东岭村", "610304101201"),
        (None, "千河镇", None, "610304101000"),
    ],
)
def test_names_give_the_code_of_the_lowest_level(county: str, town: str, village: str, code: str) -> None:
    assert CITY.resolve(county, town, village) == code


@pytest.mark.parametrize(
    ("county", "town", "village"),
    [
        ("陈仓区", "千河镇", "东岭"),  # 东岭村 or 东岭社区
        ("陈仓区", "虢镇街道", "东"),  # 东村 stays whole
        ("陈仓区", "虢镇街道", "东社区"),
        ("金台区", None, None),
        ("陈仓区", "凤州镇", None),
        ("高新区", "虢镇街道", None),  # not one of the places it manages
        ("高新区", None, None),  # a unit, no place
        ("高新", "千河镇", None),  # a unit's name must be equal
        (None, None, None),
        ("陈仓区", None, "东岭村村民小组"),
    ],
)
def test_no_candidate_or_two_is_unknown(county: str, town: str, village: str) -> None:
    assert CITY.resolve(county, town, village) is None


def test_two_equal_names_are_unknown() -> None:
    assert areas("610304 陈仓区\n610305 陈仓区").resolve("陈仓区", None, None) is None
    assert areas("610304 陈仓区\n610305 陈仓县").resolve("陈仓市", None, None) is None


def test_the_stated_level_and_parent_stand_before_the_digits() -> None:
    moved = areas("610304 陈仓区\n610322 凤鸣区\n610304101 千河镇 parent=610322\n610304102 新区 level=县区")
    assert moved.resolve("凤鸣区", "千河镇", None) == "610304101000"
    assert moved.resolve("陈仓区", "千河镇", None) is None
    assert moved.resolve("新区", None, None) == "610304102000"
    assert moved.unit("610304101201") == "610322000000"


def test_the_unit_is_who_manages_the_place_else_its_county() -> None:
    assert CITY.unit("610304101201") == "高新区"
    assert CITY.unit("610304101999") == "高新区"  # not in areas: the ancestors its digits give
    assert CITY.unit("610304102201") == "610304000000"
    assert CITY.unit("610304999201") == "610304000000"
    assert CITY.unit("610399101201") == "610399000000"
    assert CITY.unit("610300000000") is None
    assert CITY.unit(None) is None


def test_the_names_of_a_place() -> None:
    assert CITY.names("610304101201") == ("高新区", "高新区", "千河镇", "东岭村")
    assert CITY.names("610304102000") == ("610304000000", "陈仓区", "虢镇街道", None)
    assert CITY.names("610399101201") == ("610399000000", None, None, None)
    assert CITY.names(None) == (None, None, None, None)


def test_parents_in_a_circle_end() -> None:
    circle = areas("610304101 甲镇 parent=610304102\n610304102 乙镇 parent=610304101\n610305 丙区 parent=610305")
    assert circle.line("610304101000") == ("610304101000", "610304102000")
    assert circle.unit("610304101000") is None
    assert circle.unit("610305000000") == "610305000000"


def test_a_county_that_is_its_own_unit_is_still_a_place() -> None:
    named = areas("610304 陈仓区 by=陈仓区\n610304101 千河镇\n610304102 磻溪镇 by=高新区")
    assert named.resolve("陈仓区", None, None) == "610304000000"
    assert named.resolve("陈仓区", "千河镇", None) == "610304101000"
    assert named.resolve("高新区", "磻溪镇", None) == "610304102000"


@pytest.mark.parametrize(
    ("code", "county", "town", "village", "contradicts"),
    [
        ("610304101201", "陈仓区", "千河镇", "东岭村", False),
        ("610304101201", "陈仓县", "千河", None, False),
        ("610304101201", "高新区", None, None, False),
        ("610304101201", "凤鸣区", None, None, True),
        ("610304101201", None, None, "西村", True),
        ("610304101201", "陈仓区", "千河镇", "东岭社区", True),
        ("610304000000", "陈仓区", "千河镇", None, False),  # the name says more, not other
        ("610304000000", None, None, "西关村", False),
        ("610322000000", None, "千河镇", None, True),
        ("610399101201", "某某区", "某某镇", None, False),  # nothing is known of that code
        ("610304101201", None, None, None, False),
    ],
)
def test_a_name_may_contradict_the_code(code: str, county: str, town: str, village: str, contradicts: bool) -> None:
    assert CITY.contradicts(code, county, town, village) is contradicts


CODES = st.from_regex(r"6103(0[1-3])(10[1-2])(20[1-2])", fullmatch=True) | st.sampled_from(["610301", "610302"]).map(
    full_code
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "area_code": CODES,
            "name": st.sampled_from(["东岭村", "东岭镇", "东岭区", "东岭", "西关村", None]),
            "parent_code": st.none() | CODES,
            "level": st.sampled_from([None, "市", "县区", "镇街", "村社区"]),
            "managed_by": st.sampled_from([None, "高新区", "东岭区"]),
        }
    ),
    max_size=6,
    unique_by=lambda row: row["area_code"],
)


@given(rows=ROWS, names=st.tuples(*[st.sampled_from([None, "东岭区", "东岭", "东岭村", "高新区"])] * 3))
def test_the_order_of_areas_does_not_matter_and_a_found_place_never_contradicts_itself(
    rows: list[dict[str, str | None]], names: tuple[str | None, str | None, str | None]
) -> None:
    places, turned = PlaceNames(rows), PlaceNames(rows[::-1])
    found = places.resolve(*names)
    assert found == turned.resolve(*names)
    for row in rows:
        assert places.unit(row["area_code"]) == turned.unit(row["area_code"])
