"""Splink 5 on the city of `bench.matching`, with its own training and the same information.

    pip install "splink>=5,<6"
    python -m bench.matching_splink [--persons 20000] [--rows 2000] [--seed 1]

Splink knows no Chinese names: it gets our keys (plain characters, look-alike shape, pinyin) as columns, and the ids of
the household as an array. m by expectation maximisation, u by sampling, term frequencies on names. A row counts as
proposed by the same law as ours: the best pair weighs enough and leads the next; the thresholds are swept.
"""

import warnings
from collections import defaultdict
from collections.abc import Sequence
from time import perf_counter

import pyarrow as pa
import splink.comparison_level_library as level
from splink import Linker, SettingsCreator, block_on
from splink.comparison_library import CustomComparison
from splink.internals.duckdb.database_api import DuckDBAPI

from bench.matching import Answers, options, report
from bench.matching_city import Broken, City, Resident
from doudi.matching.compare.characters import initials, plain, shape, sound
from doudi.matching.compare.ids import read_broken

NAME = CustomComparison(
    [
        level.NullLevel("name"),
        level.ExactMatchLevel("name", term_frequency_adjustments=True),
        level.ExactMatchLevel("shape"),
        level.ExactMatchLevel("sound"),
        level.ExactMatchLevel("initials"),
        level.ExactMatchLevel("surname"),
        level.ElseLevel(),
    ],
    output_column_name="name",
)
BIRTH = CustomComparison(
    [
        level.NullLevel("birth"),
        level.ExactMatchLevel("birth"),
        level.DamerauLevenshteinLevel("birth", 1),
        level.CustomLevel("left(birth_l, 6) = left(birth_r, 6)"),
        level.ElseLevel(),
    ],
    output_column_name="birth",
)
PLACE = CustomComparison(
    [
        level.NullLevel("village"),
        level.ExactMatchLevel("village"),
        level.CustomLevel("left(village_l, 9) = left(village_r, 9)"),
        level.CustomLevel("left(village_l, 6) = left(village_r, 6)"),
        level.ElseLevel(),
    ],
    output_column_name="village",
)
SEX = CustomComparison([level.NullLevel("sex"), level.ExactMatchLevel("sex"), level.ElseLevel()], "sex")
KIN = CustomComparison([level.NullLevel("kin"), level.ArrayIntersectLevel("kin", 1), level.ElseLevel()], "kin")
DIGITS = CustomComparison([level.NullLevel("first15"), level.ExactMatchLevel("first15"), level.ElseLevel()], "first15")
TAIL = CustomComparison([level.NullLevel("last4"), level.ExactMatchLevel("last4"), level.ElseLevel()], "last4")


def columns(name: str) -> dict[str, object]:
    """The keys of a name."""
    text = plain(name)
    return {
        "name": text, "shape": shape(name), "sound": sound(name), "initials": initials(name), "surname": text[:1],
    }  # fmt: skip


def register(residents: Sequence[Resident]) -> pa.Table:
    """The register as Splink reads it."""
    homes: dict[str, list[str]] = defaultdict(list)
    for one in residents:
        homes[one.hukou_no].append(one.id_no)
    return pa.Table.from_pylist(
        [
            columns(one.name)
            | {"unique_id": one.id_no, "birth": f"{one.birth:%Y%m%d}", "sex": one.sex, "village": one.area_code}
            | {"first15": one.id_no[:15], "last4": one.id_no[-4:], "kin": homes[one.hukou_no]}
            for one in residents
        ]
    )


def asked(broken: Sequence[Broken], residents: Sequence[Resident]) -> pa.Table:
    """The broken rows; kin: the members of the family whose ids can be read."""
    gone, families = {row.truth for row in broken}, defaultdict(list)
    for one in residents:
        if one.id_no not in gone:
            families[f"F{one.hukou_no}"].append(one.id_no)
    lines = []
    for number, row in enumerate(broken):
        left = read_broken(row.raw_id)
        end = (left.pattern or left.typed)[-4:]
        lines.append(
            columns(row.name)
            | {"unique_id": str(number), "sex": row.sex or None, "village": row.area_code or None}
            | {"birth": f"{row.birth:%Y%m%d}" if row.birth else None}
            | {"first15": left.prefix[:15] if len(left.prefix) >= 15 else None}
            | {"last4": end if end and "?" not in end else None, "kin": families.get(row.family_no)}
        )
    return pa.Table.from_pylist(lines)


def weigh(residents: Sequence[Resident], broken: Sequence[Broken]) -> list[tuple[int, str, float]]:
    """Row, id and match weight of every pair that Splink scores."""
    api = DuckDBAPI()
    blocks = ["name", "shape", "sound", "first15"]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[NAME, BIRTH, PLACE, SEX, KIN, DIGITS, TAIL],
        blocking_rules_to_generate_predictions=[
            *(block_on(block) for block in blocks),
            block_on("birth", "initials"),
            block_on("birth", "village"),
            block_on("birth", "surname"),
            block_on("surname", "village"),
        ],
        probability_two_random_records_match=0.9 * len(broken) / (len(broken) * len(residents)),
    )
    left = api.register(asked(broken, residents), dataset_display_name="asked")
    right = api.register(register(residents), dataset_display_name="register")
    linker = Linker([left, right], settings, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for fields in (("name",), ("birth",), ("sound", "village")):
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*fields), fix_probability_two_random_records_match=False, record_sample_proportion=1.0
        )
    pairs = linker.inference.predict().as_record_list()
    return [(*_row_and_id(pair), pair["match_weight"]) for pair in pairs]


def _row_and_id(pair: dict[str, str]) -> tuple[int, str]:
    one, other = sorted((pair["unique_id_l"], pair["unique_id_r"]), key=len)
    return int(one), other


def answers(weights: Sequence[tuple[int, str, float]], good: float, ahead: float) -> Answers:
    """The best candidate of each row where it weighs `good` and leads the next by `ahead`."""
    by_row: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for row, id_no, weight in weights:
        by_row[row].append((weight, id_no))
    best = {row: sorted(found, reverse=True)[:2] for row, found in by_row.items()}
    return {
        row: found[0][1]
        for row, found in best.items()
        if found[0][0] >= good and (len(found) == 1 or found[0][0] - found[1][0] >= ahead)
    }


def main() -> None:
    """Train, score, sweep."""
    given = options().parse_args()
    city = City(given.persons, given.seed)
    broken = city.broken(given.rows)
    seconds = []
    for _ in range(given.times):
        start = perf_counter()
        weights = weigh(city.residents, broken)
        seconds.append(perf_counter() - start)
    for good, ahead in ((7, 5), (3, 3), (5, 3), (10, 5), (12, 7), (15, 7), (20, 7)):
        report(f"Splink, weight {good}, lead {ahead}", answers(weights, good, ahead), broken, seconds)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
