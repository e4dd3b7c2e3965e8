"""Plan tree: the whole cascade on one sheet, from why to how.

Business goals, scopes with their missions, social goals, KPIs with their targets, tactics. What
serves nothing stands apart with a dashed edge. Of a scope or of the whole plan; a plan that is too
large for one sheet is drawn scope by scope.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from trueline.briefing.blocks import Briefing, Section
from trueline.briefing.drawing import Box, Drawing, Label, Link, Tone
from trueline.briefing.tree import rows_of
from trueline.briefing.wording import day_in_words, number_in_words
from trueline.contracts.report import Report, ReportGround
from trueline.core.errors import MissingError
from trueline.plan.cascade import links_of
from trueline.plan.document import BusinessGoal, Plan, Scope, SocialGoal, Tactic
from trueline.plan.kpi import Kpi
from trueline.plan.naming import place_of

WIDTH, HEIGHT, COLUMN, ROW, TOP = 172, 46, 204, 54, 22
LONGEST_TITLE, LONGEST_LINE = 64, 60
MOST_ON_A_SHEET = 240
"""Parts; a PDF page is at most 14,400 points high (ISO 32000-1, annex C)."""
COLUMNS = ("Business goals", "Scope and mission", "Social goals", "KPIs", "Tactics")
Words = dict[str, tuple[int, str, str]]
"""Column, title and second line of each part, by place."""


def _make(ground: ReportGround, most: int) -> Briefing:  # noqa: ARG001 - a tree has no points to cut
    return Briefing(
        title="Plan tree",
        lead="",
        sections=tuple(
            Section(title, (_drawing(ground, words),), is_wide=True)
            for title, words in _sheets(ground)
        ),
        foot=f"{ground.stands} · {ground.digest[:12]}",
        organisation=f"{ground.plan.organisation} · {ground.plan.title}",
    )


def _sheets(ground: ReportGround) -> Iterator[tuple[str, Words]]:
    """Yield the parts that are drawn together: all, or scope by scope where that is too much.

    Raises:
        MissingError: The subject is no scope.
    """
    plan, only = ground.plan, place_of(ground.subject)
    scopes = [one for one in plan.scopes if not ground.subject or one.id == only]
    if ground.subject and not scopes:
        known = ", ".join(f"scopes/{one.id}" for one in plan.scopes) or "none yet"
        raise MissingError(f"{ground.subject} is no scope; known are {known}.")
    loose = () if ground.subject else plan.loose_tactics
    below = {scope.id: dict(_of_scope(ground, scope)) for scope in scopes}
    if sum(map(len, below.values())) + len(loose) <= MOST_ON_A_SHEET:
        words = {} if ground.subject else dict(_goals(plan.goals))
        for scope in scopes:
            words |= dict(_goals(_served_by(plan, scope))) | below[scope.id]
        yield "Who serves whom", words | dict(_loose(loose))
        return
    for scope in scopes:
        yield from _sheets_of(ground, scope)
    if loose:
        yield "Not linked to any goal", dict(_loose(loose))


def _sheets_of(ground: ReportGround, scope: Scope) -> Iterator[tuple[str, Words]]:
    """Yield one scope on as many sheets as its social goals take."""
    above = dict(_goals(_served_by(ground.plan, scope)))
    on_sheet: list[SocialGoal] = []
    for goal in (*scope.social_goals, None):
        held = sum(1 + len(one.kpis) + len(one.tactics) for one in (*on_sheet, goal) if one)
        if goal is None or (on_sheet and held > MOST_ON_A_SHEET):
            part = replace(scope, social_goals=tuple(on_sheet))
            yield scope.name, above | dict(_of_scope(ground, part))
            on_sheet = []
        if goal is not None:
            on_sheet.append(goal)


def _served_by(plan: Plan, scope: Scope) -> tuple[BusinessGoal, ...]:
    served = {name for goal in scope.goals for name in goal.serves}
    return tuple(goal for goal in plan.goals if goal.id in served)


def _goals(goals: tuple[BusinessGoal, ...]) -> Iterator[tuple[str, tuple[int, str, str]]]:
    for goal in goals:
        yield f"goal:{goal.id}", (0, goal.name, goal.source)


def _of_scope(ground: ReportGround, scope: Scope) -> Iterator[tuple[str, tuple[int, str, str]]]:
    yield scope.id, (1, scope.name, scope.mission)
    for goal in scope.social_goals:
        place = f"{scope.id}/{goal.id}"
        yield place, (2, goal.name, goal.owner)
        for kpi in goal.kpis:
            yield f"{place}/{kpi.id}", (3, kpi.name, _target(ground, kpi))
        yield from _tactics(f"{place}:", goal.tactics)


def _loose(tactics: tuple[Tactic, ...]) -> Iterator[tuple[str, tuple[int, str, str]]]:
    yield from _tactics(":", tactics)


def _tactics(
    before: str, tactics: tuple[Tactic, ...]
) -> Iterator[tuple[str, tuple[int, str, str]]]:
    for one in tactics:
        yield f"{before}{one.id}", (4, one.name, ", ".join(one.channels) or one.owner)


def _drawing(ground: ReportGround, words: Words) -> Drawing:
    uppers: dict[str, list[str]] = defaultdict(list)
    for link in links_of(ground.plan):
        if link.upper in words and link.lower in words:
            uppers[link.lower].append(link.upper)
    lowers: dict[str, list[str]] = defaultdict(list)
    for place in words:
        if place in uppers:
            lowers[uppers[place][0]].append(place)
    rows = rows_of([one for one in words if one not in uppers], lowers)
    boxes = {
        place: _box(words[place], row, is_loose=_is_loose(place, uppers))
        for place, row in rows.items()
    }
    links = [_link(boxes[upper], boxes[lower]) for lower in uppers for upper in uppers[lower]]
    return Drawing(
        width=COLUMN * (len(COLUMNS) - 1) + WIDTH,
        height=TOP + ROW * (round(max(rows.values(), default=0)) + 1),
        boxes=tuple(boxes[place] for place in words),
        links=tuple(links),
        labels=tuple(Label(COLUMN * place, 0, text) for place, text in enumerate(COLUMNS)),
        told=_told(words),
    )


def _target(ground: ReportGround, kpi: Kpi) -> str:
    if kpi.target is None:
        return "no target yet"
    metric = ground.metrics.get(kpi.metric)
    unit = ground.plan.currency if metric.measured_in == "money" else metric.measured_in
    return f"{number_in_words(kpi.target.value, unit)} by {day_in_words(kpi.target.due)}"


def _is_loose(place: str, uppers: dict[str, list[str]]) -> bool:
    return place not in uppers and not place.startswith("goal:")


def _box(words: tuple[int, str, str], row: float, *, is_loose: bool) -> Box:
    column, title, line = words
    return Box(
        x=COLUMN * column,
        y=TOP + round(ROW * row),
        width=WIDTH,
        height=HEIGHT,
        title=_cut(title, LONGEST_TITLE),
        line=_cut(line, LONGEST_LINE),
        tone=Tone.LOOSE if is_loose else Tone.STRONG if column == 0 else Tone.PLAIN,
    )


def _link(upper: Box, lower: Box) -> Link:
    half = HEIGHT // 2
    return Link(upper.x + WIDTH, upper.y + half, lower.x, lower.y + half)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _told(words: Words) -> str:
    counts = [sum(1 for column, _, _ in words.values() if column == at) for at in range(5)]
    named = zip(
        counts, ("business goals", "scopes", "social goals", "KPIs", "tactics"), strict=True
    )
    said = ", ".join(f"{count} {name}" for count, name in named)
    return f"Tree of {said}; each stands to the right of what it serves."


REPORT = Report(name="plan-tree", title="Plan tree", make=_make)
