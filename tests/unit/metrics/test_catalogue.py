"""The catalogue of metrics: whole, consistent, and clear about what is wrong with a definition."""

import csv
from pathlib import Path

import pytest

from trueline.core.errors import FaultyInputError, MissingError
from trueline.metrics.catalogue import load_catalogue, read_catalogue
from trueline.metrics.metric import Kind, RowSource, Rule

SOUND = """
[{id}]
version = 1
name = "Likes"
measured_in = "count"
kind = "counter"
over_time = "sum"
over_entities = "sum"
better = "up"
definition = "Likes received."
"""


def _folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def _faults(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(FaultyInputError) as caught:
        read_catalogue(folder)
    return [(issue.where, issue.what) for issue in caught.value.issues]


@pytest.mark.corpus
def test_every_metric_of_the_corpus_is_defined(corpus: Path) -> None:
    with (corpus / "metric_catalogue.csv").open(encoding="utf-8") as lines:
        wanted = [row["metric_id"] for row in csv.DictReader(lines)]
    assert len(wanted) == 112
    assert [name for name in wanted if name not in load_catalogue()] == []


@pytest.mark.corpus
def test_metrics_add_up_over_days_as_the_corpus_says(corpus: Path) -> None:
    said = {"sum": Rule.SUM, "last": Rule.LAST, "non_additive": Rule.NONE, "lifetime": Rule.SUM}
    with (corpus / "metric_catalogue.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["aggregate_over_time"] in said]
    assert [
        row["metric_id"]
        for row in rows
        if load_catalogue().get(row["metric_id"]).over_time is not said[row["aggregate_over_time"]]
    ] == []


def test_a_metric_is_found_by_id_and_by_id_with_version() -> None:
    catalogue = load_catalogue()
    assert catalogue.get("views") is catalogue.get("views@1")
    assert catalogue.get("views").reference == "views@1"
    assert catalogue.get("views").family == "reach"


def test_an_unknown_metric_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(MissingError, match=r"no metric viewz\. Did you mean views"):
        load_catalogue().get("viewz")
    assert "viewz" not in load_catalogue()


def test_an_unknown_version_is_refused_with_the_one_in_force() -> None:
    with pytest.raises(MissingError, match=r"no views@2; the metric views is at version 1"):
        load_catalogue().get("views@2")
    assert "views@2" not in load_catalogue()


def test_people_are_never_added_up_by_any_definition() -> None:
    people = [one for one in load_catalogue().all() if one.kind is Kind.UNIQUE]
    assert people
    assert {one.over_entities for one in people} == {Rule.NONE}
    assert {one.over_time for one in people} == {Rule.NONE, Rule.LAST}


def test_formulas_are_put_into_each_other_down_to_facts() -> None:
    catalogue = load_catalogue()
    assert catalogue.leaves("engagement_rate_impressions") == (
        "reactions", "likes", "comments", "shares", "saves", "views", "impressions",
    )  # fmt: skip
    assert catalogue.leaves("roi@1") == ("incremental_value", "spend", "cost_staff", "cost_tools")
    assert catalogue.leaves("views") == ("views",)


def test_a_formula_may_name_its_own_reported_value() -> None:
    assert load_catalogue().leaves("posts_published") == ("posts_published", "posts_listed")


def test_row_metrics_say_their_rows() -> None:
    assert load_catalogue().get("orders_repeat").rows == RowSource(
        "conversion", "count", where="repeat"
    )


def test_families_hold_every_metric_once() -> None:
    families = load_catalogue().families()
    assert sum(len(members) for members in families.values()) == len(load_catalogue().all())
    assert "first_response_min" in {metric.id for metric in families["service"]}


def test_one_table_in_a_file_is_a_new_metric(tmp_path: Path) -> None:
    catalogue = read_catalogue(_folder(tmp_path, reach=SOUND.format(id="waves")))
    assert [(one.id, one.family, one.version) for one in catalogue.all()] == [("waves", "reach", 1)]


def test_every_fault_of_a_file_is_said_with_its_key(tmp_path: Path) -> None:
    text = SOUND.format(id="waves").replace('"counter"', '"count"').replace("version", "verzion")
    assert _faults(_folder(tmp_path, reach=text)) == [
        ("reach.toml, waves, verzion", "There is no such key."),
        ("reach.toml, waves, version", "The key is missing."),
        ("reach.toml, waves, kind", "“count” is not known."),
    ]


def test_a_value_of_the_wrong_kind_is_refused(tmp_path: Path) -> None:
    text = SOUND.format(id="waves").replace("version = 1", "version = true")
    assert _faults(_folder(tmp_path, reach=text)) == [
        ("reach.toml, waves, version", "“True” is not of the right kind.")
    ]


def test_a_file_that_is_not_toml_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    folder = _folder(tmp_path, reach="[waves", video=SOUND.format(id="waves") + "x = 1\n")
    assert [where for where, _ in _faults(folder)] == ["reach.toml", "video.toml, waves, x"]


def test_an_id_has_small_letters(tmp_path: Path) -> None:
    found = _faults(_folder(tmp_path, reach=SOUND.format(id="Waves")))
    assert found == [("reach.toml, Waves", "“Waves” is no id.")]


def test_a_metric_is_a_table(tmp_path: Path) -> None:
    found = _faults(_folder(tmp_path, reach="waves = 1\n"))
    assert found == [("reach.toml, waves", "A metric is a table.")]


def test_a_metric_has_one_source(tmp_path: Path) -> None:
    text = SOUND.format(id="waves") + 'formula = "waves + 1"\n'
    rows = 'rows = { dataset = "post", aggregate = "count" }\n'
    found = _faults(_folder(tmp_path, reach=text + rows))
    assert found == [("reach.toml, waves, rows", "A metric has a formula or rows, not both.")]


@pytest.mark.parametrize("key", ["weight", "nearest"])
def test_a_metric_that_is_named_is_there(tmp_path: Path, key: str) -> None:
    text = SOUND.format(id="waves").replace('over_time = "sum"', 'over_time = "weighted"')
    weight = "" if key == "weight" else 'weight = "waves"\n'
    found = _faults(_folder(tmp_path, reach=f'{text}{weight}{key} = "tides"\n'))
    assert found == [(f"reach.toml, waves, {key}", "There is no metric tides.")]


def test_two_files_cannot_define_the_same_metric(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a=SOUND.format(id="waves"), b=SOUND.format(id="waves"))
    assert _faults(folder) == [("b.toml, waves", "a.toml defines waves too.")]


@pytest.mark.parametrize(
    ("change", "key", "what"),
    [
        (("counter", "unique"), "kind", "Different people are never added up"),
        (("counter", "gauge"), "over_time", "A level is not added up over days"),
        (("counter", "ratio"), "kind", "Ratios and indexes are never added up."),
        (('over_entities = "sum"', 'over_entities = "last"'), "over_entities", "no last one"),
        (('over_time = "sum"', 'over_time = "ratio of sums"'), "formula", "needs a formula"),
        (('over_time = "sum"', 'over_time = "weighted"'), "weight", "names its weight"),
        (('over_time = "sum"', 'over_time = "from rows"'), "rows", "says which rows"),
        (('"count"', '"cuont"'), "measured_in", "“cuont” is not one of"),
        (("version = 1", "version = 0"), "version", "Versions count from 1."),
        (("Likes received.", " "), "definition", "The words are missing."),
    ],
)
def test_a_definition_that_cannot_add_up_is_refused(
    tmp_path: Path, change: tuple[str, str], key: str, what: str
) -> None:
    text = SOUND.format(id="waves").replace(*change)
    found = _faults(_folder(tmp_path, reach=text))
    assert [where for where, _ in found] == [f"reach.toml, waves, {key}"]
    assert what in found[0][1]


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ('{ dataset = "posts", aggregate = "count" }', "rows.dataset"),
        ('{ dataset = "post", aggregate = "mode", column = "x" }', "rows.aggregate"),
        ('{ dataset = "post", aggregate = "sum" }', "rows.column"),
        ('{ dataset = "post", aggregate = "count", column = "x" }', "rows.column"),
        ('{ dataset = "post", aggregate = "median", column = "x" }', "over_time"),
        ('{ dataset = "post" }', "rows.aggregate"),
    ],
)
def test_rows_that_cannot_be_counted_are_refused(tmp_path: Path, rows: str, key: str) -> None:
    found = _faults(_folder(tmp_path, reach=f"{SOUND.format(id='waves')}rows = {rows}\n"))
    assert [where for where, _ in found] == [f"reach.toml, waves, {key}"]


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("waves +", "cannot be read as a formula"),
        ("tides / 2", "There is no metric tides."),
        ("waves * waves", "only a number may multiply a metric"),
        ("open('x')", "is not allowed in a formula"),
        ("first(waves)", "takes two parts or more, not 1"),
    ],
)
def test_a_faulty_formula_is_refused(tmp_path: Path, formula: str, what: str) -> None:
    text = SOUND.format(id="waves") + f'formula = "{formula}"\n'
    found = _faults(_folder(tmp_path, reach=text))
    assert [where for where, _ in found] == ["reach.toml, waves, formula"]
    assert what in found[0][1]


def test_formulas_in_a_circle_are_refused(tmp_path: Path) -> None:
    one = SOUND.format(id="waves") + 'formula = "tides + 1"\n'
    two = SOUND.format(id="tides") + 'formula = "waves - 1"\n'
    assert _faults(_folder(tmp_path, reach=one + two)) == [
        (
            "reach.toml, waves, formula",
            "The formulas of waves and tides need each other in a circle.",
        )
    ]
