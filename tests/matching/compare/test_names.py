import pytest

from doudi.matching.compare.characters import lookalikes, simplified, sound
from doudi.matching.compare.names import NameLevel, compare_names


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("张三", "张　三", NameLevel.SAME),
        ("劉國強", "刘国强", NameLevel.SAME),
        ("阿依古丽·买买提", "阿依古丽买买提", NameLevel.SAME),
        ("张伟", "章伟", NameLevel.HOMOPHONE),
        ("单小云", "山小云", NameLevel.HOMOPHONE),  # 单 as a surname reads shàn
        ("张未", "张末", NameLevel.LOOKALIKE),
        ("王日红", "王曰红", NameLevel.LOOKALIKE),
        ("建国张", "张建国", NameLevel.REVERSED),
        ("张国建", "张建国", NameLevel.REVERSED),
        ("张国", "张建国", NameLevel.SHORTENED),
        ("阿依古丽·买买提", "阿依古丽", NameLevel.SHORTENED),
        ("章末", "张未", NameLevel.GARBLED),
        ("张建国", "张建军", NameLevel.SIBLING),
        ("张建国", "张保国", NameLevel.SIBLING),
        ("张三", "张四", NameLevel.DIFFERENT),
        ("张", "张建国", NameLevel.DIFFERENT),
        ("张三", "李四", NameLevel.DIFFERENT),
    ],
)
def test_how_names_agree(one: str, other: str, level: NameLevel) -> None:
    assert compare_names(one, other) is level


def test_characters_of_one_group_only() -> None:
    """A character in two groups would make look-alike depend on the order of the table."""
    heads = set(lookalikes().values())
    assert all(lookalikes()[head] == head for head in heads)


def test_a_simplified_form_is_not_simplified_again() -> None:
    assert simplified().keys().isdisjoint(simplified().values())


def test_traditional_forms_sound_as_their_simplified_forms() -> None:
    assert sound("劉國強") == sound("刘国强") == "liu guo qiang "
