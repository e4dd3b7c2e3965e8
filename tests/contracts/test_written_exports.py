"""Whatever facts and however an export writes them: its importer gives the facts back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.importing import ReadFile, plain, read_file
from tests.written_exports import (
    Cell,
    Quirks,
    consecutive,
    day_is_open,
    laid_out,
    lines_of,
    number_is_open,
    number_text,
    quirks,
    shuffled,
    write_lines,
    write_table,
)
from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import UNANSWERED, Answers
from trueline.exports.mapping.mapping import MappedColumn, Role, TableMapping, Unit

Facts = Mapping[tuple[str, ...], str]

counts = st.none() | st.integers(0, 10**9).map(Decimal)
amounts = st.none() | st.decimals(0, 10**6, places=2)
ids = st.integers(10**18, 2 * 10**18).map(str).filter(lambda one: one[15:].strip("0"))
"""Those that end in noughts are taken for rounded by a spreadsheet."""
texts = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=30)
first_days = st.dates(date(2015, 1, 1), date(2029, 12, 1))
X_HEADER = ("Impressions", "Engagements", "New follows", "Likes", "Bookmarks")
few = settings(max_examples=settings.default.max_examples // 3)
X_METRICS = ("impressions", "engagements", "followers_gained", "likes", "saves")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    return tmp_path_factory.mktemp("written") / "download"


def read(
    path: Path, account: str, answers: Answers = UNANSWERED, mapping: TableMapping | None = None
) -> ReadFile:
    found = read_file(path, account, answers, mapping)
    assert isinstance(found, ReadFile), found
    return found


def given_back(found: ReadFile, dataset: str, *keys: str) -> dict[tuple[str, ...], str]:
    """Give values by what they are about; the same twice would be seen."""
    rows = found.facts.get(dataset, ())
    facts = {tuple(str(row.get(key, "")) for key in keys): row["value"] for row in rows}
    assert len(facts) == len(rows)
    return facts


def refused_when(is_open: bool, path: Path, account: str, **more: Any) -> bool:  # noqa: FBT001
    """Say whether a file is refused because it leaves open what it means, as it must be."""
    if not is_open:
        return False
    with pytest.raises(FaultyInputError) as refused:
        read(path, account, **more)
    said = " ".join(one.what for one in refused.value.issues)
    assert "could be" in said, said
    return True


numbers_of_days = st.lists(st.tuples(*[counts] * len(X_METRICS)), min_size=2, max_size=6)


@few
@given(quirks, first_days, numbers_of_days, st.booleans())
def test_a_table_of_days_gives_its_values_back(
    place: Path,
    how: Quirks,
    first: date,
    values: list[tuple[Decimal | None, ...]],
    has_total: bool,  # noqa: FBT001
) -> None:
    days = consecutive(first, len(values))
    rows: list[Sequence[Cell]] = [(day, *found) for day, found in zip(days, values, strict=True)]
    rows = shuffled(rows, how)
    if has_total:
        sums = [
            sum((one for one in column if one), Decimal()) for column in zip(*values, strict=True)
        ]
        rows.append(("Total", *sums))
    write_table(place, ("Date", *X_HEADER), rows, how)
    written = [one for row in rows for one in row[1:] if isinstance(one, Decimal)]
    is_open = day_is_open(days, how)
    if refused_when(is_open or number_is_open(written, how, whole=True), place, "x/acme"):
        return
    expected = {
        ("x/acme", metric, day.isoformat()): plain(value)
        for day, found in zip(days, values, strict=True)
        for metric, value in zip(X_METRICS, found, strict=True)
        if value is not None
    }
    found = read(place, "x/acme")
    assert given_back(found, "metric_day", "account", "metric", "day") == expected
    assert found.rows.totals == has_total


POST_HEADERS = {
    "en": (
        *("Post ID", "Account username", "Description", "Publish time", "Date"),
        *("Views", "Reach", "Likes", "Comments"),
    ),
    "pt-BR": (
        *("Identificação da publicação", "Nome de usuário da conta", "Descrição"),
        *("Horário de publicação", "Data", "Visualizações", "Alcance", "Curtidas", "Comentários"),
    ),
}
POST_METRICS = ("views", "reach", "likes", "comments")
posts = st.lists(
    st.tuples(ids, texts, st.integers(0, 400), *[counts] * len(POST_METRICS)),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one[0],
)


@few
@given(quirks, first_days, posts, st.sampled_from(sorted(POST_HEADERS)), st.booleans())
def test_a_table_of_posts_gives_its_values_back(
    place: Path,
    how: Quirks,
    first: date,
    values: list[tuple[Any, ...]],
    language: str,
    has_total: bool,  # noqa: FBT001
) -> None:
    assume(how.days != "day first" or how.is_resaved)  # Meta writes the month first
    window = {"en": "Lifetime", "pt-BR": "Vitalício"}[language]
    days = [first + timedelta(days=later) for _, _, later, *_ in values]
    rows: list[Sequence[Cell]] = [
        (post, "acme", text or "-", day, window, *found)
        for (post, text, _, *found), day in zip(values, days, strict=True)
    ]
    rows = shuffled(rows, how)
    if has_total:
        columns = zip(*(found for _, _, _, *found in values), strict=True)
        rows.append(
            ("Total", "", "", "", "", *(sum(filter(None, one), Decimal()) for one in columns))
        )
    write_table(place, POST_HEADERS[language], rows, how)
    written = [one for row in rows for one in row if isinstance(one, Decimal)]
    is_open = day_is_open(days, how) and how.is_resaved
    if refused_when(is_open or number_is_open(written, how, whole=True), place, ""):
        return
    found = read(place, "")
    assert given_back(found, "post_metric", "account", "post", "metric") == {
        ("instagram/acme", f"instagram/{post}", metric): plain(value)
        for post, _, _, *counted in values
        for metric, value in zip(POST_METRICS, counted, strict=True)
        if value is not None
    }
    assert {row["post"]: row["published_at"][:10] for row in found.facts["post"]} == {
        f"instagram/{post}": day.isoformat() for (post, *_), day in zip(values, days, strict=True)
    }


AD_HEADERS = {
    "en": ("Day", "Campaign", "Currency code", "Cost", "Impr.", "Clicks"),
    "de": ("Tag", "Kampagne", "Währungscode", "Kosten", "Impr.", "Klicks"),
    "es": ("Día", "Campaña", "Código de moneda", "Coste", "Impr.", "Clics"),
}
spent = st.tuples(st.decimals(0, 10**6, places=2), st.integers(0, 10**8), st.integers(0, 10**6))


@few
@given(
    how=quirks,
    first=first_days,
    values=st.lists(st.tuples(spent, spent), min_size=1, max_size=4),
    language=st.sampled_from(sorted(AD_HEADERS)),
    currency=st.sampled_from(("EUR", "USD", "BDT")),
    in_header=st.booleans(),
)
def test_a_table_of_money_gives_its_amounts_back_in_their_currency(  # noqa: PLR0913 - a file's parts
    place: Path,
    *,
    how: Quirks,
    first: date,
    values: list[tuple[tuple[Decimal, int, int], ...]],
    language: str,
    currency: str,
    in_header: bool,
) -> None:
    names = ("Spring sale", "Repairs")
    header = list(AD_HEADERS[language])
    if in_header:
        header[2], header[3] = "Konto", f"{header[3]} ({currency})"
    rows: list[Sequence[Cell]] = []
    expected: dict[tuple[str, ...], Decimal] = {}
    days = consecutive(first, len(values))
    for day, of_day in zip(days, values, strict=True):
        for name, (cost, *counted) in zip(names, of_day, strict=True):
            figures = (cost, *map(Decimal, counted))
            rows.append((day, name, "1" if in_header else currency, *figures))
            for metric, value in zip(
                ("spend", "impressions_paid", "clicks_total"), figures, strict=True
            ):
                unit = currency if metric == "spend" else ""
                for part in ("", f"campaign={name}"):
                    key = (part, metric, day.isoformat(), unit)
                    expected[key] = expected.get(key, Decimal()) + value
    write_table(place, header, shuffled(rows, how), how)
    answers = Answers(month_first=how.days == "month first")
    costs = [one for row in rows for one in row[3:4] if isinstance(one, Decimal)]
    found = read_or_doubt(place, answers, how, costs)
    if found is None:
        return
    given = given_back(found, "metric_day", "breakdown", "metric", "day", "currency")
    assert given == {key: plain(value) for key, value in expected.items()}


def read_or_doubt(
    place: Path,
    answers: Answers,
    how: Quirks,
    numbers: Sequence[Decimal | None],
    mapping: TableMapping | None = None,
) -> ReadFile | None:
    """Read a file; None where it leaves open what its numbers mean and is refused for it."""
    is_open = any("." in number_text(one, how) or "," in number_text(one, how) for one in numbers)
    try:
        return read(place, "" if mapping else "google-ads/acme", answers, mapping)
    except FaultyInputError as refused:
        if is_open and "could be two numbers" in refused.issues[0].what:
            return None
        raise


@few
@given(
    quirks,
    first_days,
    st.lists(st.tuples(counts, counts), min_size=1, max_size=6),
    st.booleans(),
    st.integers(1, 3),
)
def test_stacked_blocks_give_the_values_of_each_back(
    place: Path,
    how: Quirks,
    first: date,
    values: list[tuple[Decimal | None, ...]],
    is_primary: bool,  # noqa: FBT001
    gap: int,
) -> None:
    how = replace(how, order=None, blanks=0, above=(), extra=(), padded="")
    assume(how.days != "english" or how.delimiter == "," or not how.delimiter)  # two columns only
    days = consecutive(first, len(values))
    titles = ("Facebook reach", "Instagram reach")
    lines: list[list[str]] = []
    for at, title in enumerate(titles):
        rows = [(day, found[at]) for day, found in zip(days, values, strict=True)]
        header = ("Date", "Primary" if is_primary else title)
        lines += [[title], *lines_of(header, rows, how), *([[]] * gap)]
    write_lines(place, lines, how)
    for at in (0, 1):
        written = [found[at] for found in values]
        is_open = day_is_open(days, how)
        if refused_when(is_open or number_is_open(written, how, whole=True), place, "acme"):
            return
    found = read(place, "acme")
    assert given_back(found, "metric_day", "account", "metric", "day") == {
        (f"{network}/acme", "reach", day.isoformat()): plain(value)
        for day, pair in zip(days, values, strict=True)
        for network, value in zip(("facebook", "instagram"), pair, strict=True)
        if value is not None
    }


statuses = st.lists(
    st.tuples(
        ids, texts, st.integers(0, 10**9), st.integers(0, 10**9), st.none() | st.integers(0, 99)
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one[0],
)


@few
@given(
    values=statuses,
    first=first_days,
    layout=st.sampled_from(("list", "lines", "pages", "script")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
    as_ascii=st.booleans(),
    indent=st.sampled_from((None, 0, 2)),
    are_texts=st.booleans(),
)
def test_json_gives_its_counts_back_however_it_is_laid_out(  # noqa: PLR0913 - a file's parts
    place: Path,
    *,
    values: list[tuple[Any, ...]],
    first: date,
    layout: str,
    encoding: str,
    as_ascii: bool,
    indent: int | None,
    are_texts: bool,
) -> None:
    items = [
        {
            "content": f"<p>{text}</p>",
            "id": post if are_texts else int(post),
            "account": {"acct": "acme", "url": "https://social.example/@acme"},
            "created_at": f"{first.isoformat()}T10:00:00.000Z",
            "replies_count": replies,
            "favourites_count": likes,
            "reblogs_count": shares,
            "reblog": None,
            "tags": [{"name": text}],
        }
        for post, text, likes, shares, replies in values
    ]
    place.write_bytes(laid_out(items, layout, as_ascii, indent).encode(encoding))
    found = read(place, "")
    assert given_back(found, "post_metric", "account", "post", "metric") == {
        ("mastodon/acme@social.example", f"mastodon/{post}", metric): str(value)
        for post, _, *counted in values
        for metric, value in zip(("likes", "shares", "comments"), counted, strict=True)
        if value is not None
    }


MAPPING = TableMapping(
    name="written",
    columns=(
        MappedColumn("When", Role.DAY),
        MappedColumn("Who", Role.ACCOUNT),
        MappedColumn("Where", Role.DIMENSION, name="country"),
        MappedColumn("Seen", Role.METRIC, "views"),
        MappedColumn("Watched (min)", Role.METRIC, "watch_time_hours", unit=Unit.MINUTES),
        MappedColumn("Paid", Role.METRIC, "spend"),
    ),
    network="x",
    currency="EUR",
)
watched = st.none() | st.integers(0, 10**5).map(lambda one: Decimal(one) * Decimal("0.6"))


@few
@given(
    quirks,
    first_days,
    st.lists(st.tuples(counts, watched, amounts), min_size=2, max_size=5),
)
def test_a_mapped_table_gives_its_values_back(
    place: Path, how: Quirks, first: date, values: list[tuple[Decimal | None, ...]]
) -> None:
    days = consecutive(first, len(values))
    rows: list[Sequence[Cell]] = [
        (day, "@acme", "IE", *found) for day, found in zip(days, values, strict=True)
    ]
    write_table(place, [one.header for one in MAPPING.columns], shuffled(rows, how), how)
    answers = Answers(month_first=how.days == "month first")
    written = [one for of_day in values for one in of_day if one is not None]
    found = read_or_doubt(place, answers, how, written, MAPPING)
    if found is None:
        return
    metrics, times = ("views", "watch_time_hours", "spend"), (1, 60, 1)
    assert given_back(found, "metric_day", "account", "breakdown", "metric", "day") == {
        ("x/acme", "country=IE", metric, day.isoformat()): plain(value / unit)
        for day, of_day in zip(days, values, strict=True)
        for metric, value, unit in zip(metrics, of_day, times, strict=True)
        if value is not None
    }


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "written",
    [
        test_a_table_of_days_gives_its_values_back,
        test_a_table_of_posts_gives_its_values_back,
        test_a_table_of_money_gives_its_amounts_back_in_their_currency,
        test_stacked_blocks_give_the_values_of_each_back,
        test_json_gives_its_counts_back_however_it_is_laid_out,
        test_a_mapped_table_gives_its_values_back,
    ],
    ids=lambda one: one.__name__.removeprefix("test_"),
)
def test_a_night_of_written_files(place: Path, written: Callable[..., None]) -> None:
    written(place=place)
