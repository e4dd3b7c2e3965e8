"""A briefing with every block in every state, in the words of an invented organisation."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from trueline.briefing.blocks import (
    Briefing,
    Bullets,
    Form,
    Pairs,
    Paragraph,
    Section,
    Table,
)
from trueline.briefing.cells import Cell, Difference, Standing, row_of
from trueline.briefing.chart import Chart, ChartKind, ChartMark, Look, Series
from trueline.briefing.drawing import Box, Drawing, Label, Link, Tone
from trueline.briefing.key_figures import Claim, KeyFigure, KeyFigures
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.stamping import stamped

WEEKS = tuple(date(2026, 7, 6) + timedelta(days=7 * at) for at in range(21))
REVENUE = (
    181,
    184,
    180,
    180,
    177,
    181,
    188,
    184,
    187,
    183,
    None,
    184,
    182,
    173,
    191,
    196,
    200,
    197,
)
AHEAD = (204, 212, 224)
CHANNELS = ("Instagram", "Pinterest", "Community", "Facebook", "TikTok")


def _numbers(*values: float | None) -> tuple[Decimal | None, ...]:
    return tuple(None if one is None else Decimal(str(one)) for one in values)


FIGURES = KeyFigures(
    (
        KeyFigure("On pace", "5 of 9", Decimal(5), status="On pace", standing=Standing.GOOD),
        KeyFigure(
            "First response",
            "3 h 12",
            Decimal(192),
            "minutes",
            beside="the plan expects 2 h 00",
            status="Off pace",
            standing=Standing.BAD,
            trace="/kpis/scopes/s1/kpis/k7/trace/",
        ),
        KeyFigure(
            "Return per euro",
            "€1.42",
            Decimal("1.42"),
            "EUR",
            interval="0.93 to 1.94",
            grade="B",
            trace="/return/",
        ),
        KeyFigure("Sentiment", "–", beside="needs 200 labelled posts; there are 40"),
    )
)
TREND = Chart(
    ChartKind.LINE,
    "Social revenue by week",
    (
        Series(
            "Actual",
            _numbers(*(None if one is None else one * 1000 for one in REVENUE), None, None, None),
        ),
        Series("Plan", _numbers(*(178000 + 2200 * at for at in range(21))), Look.EXPECTED),
        Series(
            "Forecast",
            _numbers(*[None] * 17, 197000, *(one * 1000 for one in AHEAD)),
            Look.FORECAST,
            low=_numbers(*[None] * 17, 197000, 199000, 203000, 209000),
            high=_numbers(*[None] * 17, 197000, 210000, 222000, 238000),
        ),
    ),
    told="Revenue rose from €181k to €197k a week; the forecast ends at €224k, the plan at €222k.",
    days=WEEKS,
    measured_in="EUR",
    target=Decimal(240000),
    marks=(ChartMark(13, "A", "29 Sep: the shop was closed for two days"),),
)
RETURNS = Chart(
    ChartKind.INTERVAL,
    "Return per euro, by channel",
    (
        Series(
            "Return",
            _numbers(1.64, 1.9, 1.52, 0.71, None),
            low=_numbers(0.92, 0.8, 1.05, 0.2, None),
            high=_numbers(2.41, 3.1, 2.02, 1.3, None),
            grades=("B", "C", "B", "C", None),
        ),
    ),
    told="Community lies above what breaks even; the others may lie below it.",
    names=CHANNELS,
    measured_in="EUR",
    target=Decimal(1),
    target_name="Breaks even",
)
POSTS = Chart(
    ChartKind.COLUMNS,
    "Posts a month",
    (
        Series("Actual", _numbers(38, 24, 31, None)),
        Series("Plan", _numbers(36, 24, 14, 12), Look.OTHER),
    ),
    told="More posts than planned in September; December has not begun.",
    names=("September", "October", "November", "December"),
    measured_in="count",
)
DEFLECTED = Chart(
    ChartKind.BAR,
    "Change of contacts by channel",
    (Series("Change", _numbers(120, -45, 0, 8, None)),),
    told="Instagram brought 120 more, Pinterest 45 fewer.",
    names=CHANNELS,
    measured_in="count",
)


def _kpi(
    name: str, unit: str, values: tuple[str, str], status: tuple[str, Standing]
) -> tuple[Cell, ...]:
    actual, target = map(Decimal, values)
    return (
        Cell(name, beside="Win qualified visits"),
        Cell(number_in_short(actual, unit), actual, unit, trace=f"/kpis/{name.lower()}/trace/"),
        Cell(number_in_short(target, unit), target, unit),
        Cell(number_in_short(actual - target, unit), actual - target, unit),
        Cell("", grade="B"),
        Cell(status[0], standing=status[1]),
    )


SCORECARD = Table(
    ("KPI", "Actual", "Target", "Variance", "Evidence", "Status"),
    (
        _kpi("Revenue", "EUR", ("224310.50", "240000"), ("On pace", Standing.GOOD)),
        _kpi("Visits", "count", ("53120", "58000"), ("At risk", Standing.WATCH)),
        _kpi("Repeat", "share", ("0.319", "0.34"), ("Off pace", Standing.BAD)),
        (
            Cell("Sentiment"),
            Cell("–"),
            Cell("0.6", Decimal("0.6")),
            Cell("–"),
            Cell("–"),
            Cell("No data", standing=Standing.OPEN),
        ),
    ),
    numbers=(1, 2, 3),
    title="Customers",
    differences=(Difference(3, 1, 2),),
)
COSTS = Table(
    ("Channel", "Cost", "Evidence"),
    (
        (Cell("Instagram"), Cell("12,000.50 EUR", Decimal("12000.50"), "EUR"), Cell("", grade="B")),
        (Cell("TikTok"), Cell("900 EUR", Decimal(900), "EUR", counts=False), Cell("", grade="D")),
        (Cell("Community"), Cell("8,000 EUR", Decimal(8000), "EUR"), Cell("", grade="A")),
    ),
    numbers=(1,),
    foot=(Cell("Counted"), Cell("20,000.50 EUR", Decimal("20000.50"), "EUR"), Cell("")),
    sums=(1,),
)
TREE = Drawing(
    400,
    80,
    boxes=(
        Box(0, 20, 170, 46, "Why", "letter", Tone.STRONG),
        Box(200, 20, 170, 46, "How", tone=Tone.LOOSE),
    ),
    links=(Link(170, 43, 200, 43),),
    labels=(Label(0, 0, "Goals"),),
    told="Two boxes.",
)
CLAIM = Claim(
    "The owners’ programme raised repeat orders by 6.1 points, 95% interval 3.0 to 9.2.",
    "B",
    "Five methods agree on the direction; nobody was chosen by chance.",
    "/evidence/owners/",
)


def sample(form: Form = Form.PAPER) -> Briefing:
    """Give a briefing that holds every block."""
    return stamped(
        Briefing(
            title="Committee pack",
            lead="5 of 9 KPIs are on pace for December. First response needs a decision.",
            sections=(
                Section(
                    "Where we stand",
                    (FIGURES, Paragraph("Week 8 of 13.", is_quiet=True)),
                    is_wide=True,
                ),
                Section(
                    "Scorecard", (SCORECARD,), is_wide=True, sources=("Ledger of 20 Nov 2026.",)
                ),
                Section("Revenue", (TREND, Paragraph("It is above the plan since October."))),
                Section("Return", (CLAIM, RETURNS, COSTS), begins_page=True),
                Section("Channels", (POSTS, DEFLECTED)),
                Section(
                    "Next",
                    (
                        Bullets(("Extend the weekend rota", "Stop the daily trends")),
                        Pairs((("Owner", "Ana"), ("By", "30 Nov 2026"))),
                    ),
                ),
                Section("Plan", (TREE, Table(("Channel", "Owner"), (row_of("Instagram", "Ben"),)))),
                Section("Stories", ()),
            ),
            foot="",
            organisation="Larkmoor Mending",
            form=form,
            period="1 Oct to 20 Nov 2026",
            plan_version="Plan version 3",
            as_of=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
            label="Sources and methods: 14 files, 9 metrics; see the end",
            sources=(
                "instagram.csv, imported on 20 Nov 2026",
                "Revenue: orders with a link of ours",
            ),
            site="https://trueline.example",
        )
    )
