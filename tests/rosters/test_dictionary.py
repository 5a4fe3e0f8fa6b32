"""The data dictionary."""

from pathlib import Path

from doudi.rosters.catalogue import ALL
from doudi.rosters.cleaning import explain
from doudi.rosters.dictionary import PAGE, dictionary

REPOSITORY = Path(__file__).parents[2]


def test_the_page_is_fresh() -> None:
    assert (REPOSITORY / PAGE).read_text("utf-8") == dictionary(), "run `python -m doudi.rosters.dictionary`"


def test_it_names_every_roster_column_word_and_problem() -> None:
    page = dictionary()
    for roster in ALL:
        assert f'<a id="{roster.name}"></a>' in page
        assert roster.title_en in page
        for column in roster.columns:
            assert f"| `{column.name}` | {'、'.join(column.headers)} |" in page
            for word in column.codes.by_word() if column.codes else ():
                assert word in page
    for problem in explain.PROBLEMS.values():
        assert problem.title in page
