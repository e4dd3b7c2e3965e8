"""What the page of the cascade shows, whichever way the plan is drawn."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.contracts.draft_shelf import Draft
from trueline.contracts.store import Snapshot
from trueline.core.errors import MissingError
from trueline.plan.cascade import placed_kpis
from trueline.usecases.judging.status_rules import status_rules
from trueline.usecases.score import score
from trueline.usecases.studying.best_study import grade_of
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.web.alignment import Alignment, Marks, align, marks_at_once
from trueline.web.cascade_map import Map, draw_map
from trueline.web.cascade_outline import Folds, OutlineRow, outline_rows
from trueline.web.cascade_rows import RANK_NAMES, RowWords
from trueline.web.cascade_tree import Cascade, cascade_of
from trueline.web.days import as_of, read_day, what_is_said
from trueline.web.looked_at import SCORECARDS, LookedAt
from trueline.web.plan_looked import PlanLooked
from trueline.web.strategy_map import StrategyMap, draw_strategy
from trueline.web.visit import Visit

VIEWS: dict[str, str | Promise] = {
    "map": gettext_lazy("Map"),
    "outline": gettext_lazy("Outline"),
    "strategy": gettext_lazy("Strategy map"),
}


@dataclass(frozen=True, slots=True)
class CascadePage:
    """The page of the cascade for one request.

    Attributes:
        looked: The plan that it shows.
        read: The same against its actuals; None for a plan that is not in force.
        alignment: What the checks say of it; None while somebody writes, when it comes later.
        marks: What checks found, by place.
        view: Way in which it is drawn, of ``VIEWS``.
        scope: Id of the only scope that shows; empty for all.
        at: Place on whose branch it is zoomed in; empty for the whole.
        folds: Branches that were opened or shut.
        shown: Places that show whatever is folded.
    """

    looked: PlanLooked
    read: LookedAt | None
    alignment: Alignment | None
    marks: Marks
    view: str
    scope: str
    at: str
    folds: Folds
    shown: tuple[str, ...] = ()

    @property
    def scopes(self) -> tuple[tuple[str, str], ...]:
        """Id and name of every scope."""
        return tuple((one.id, one.name) for one in self.looked.plan.scopes)

    @property
    def kpis(self) -> tuple[tuple[str, str], ...]:
        """Path and name of every KPI."""
        kpis = placed_kpis(self.looked.plan)
        return tuple((one.path, f"{one.kpi.name} ({one.scope.name})") for one in kpis)

    @property
    def rank_names(self) -> dict[str, str]:
        """What ranks are called."""
        return {rank.value: str(words) for rank, words in RANK_NAMES.items()}

    @property
    def draft_line(self) -> str:
        """What the bar says of the draft; empty without one."""
        return say_draft(self.looked.draft) if self.looked.draft else ""

    def map(self) -> Map:
        """Draw the map."""
        return draw_map(self.cascade(), self._words())

    def outline(self) -> tuple[OutlineRow, ...]:
        """Give the lines of the outline."""
        return outline_rows(self.cascade(), self._words(), self.folds, self.shown)

    def strategy(self) -> StrategyMap:
        """Draw the strategy map."""
        return draw_strategy(self.looked, self.scope, self.read, self._grades())

    def cascade(self) -> Cascade:
        """Give the cascade as far as it shows.

        Raises:
            MissingError: The plan has no such scope or place.
        """
        readings = self.read.scorecard.readings if self.read else ()
        whole = cascade_of(self.looked.plan, {one.path: one for one in readings})
        for place in filter(None, (self.scope, self.at)):
            if place not in whole.leaves:
                raise MissingError(_("The plan has nothing at {0}.").format(place))
            whole = whole.narrowed(whole.path(place))
        return whole

    @property
    def at_name(self) -> str:
        """Name of the part on whose branch it is zoomed in; empty for the whole."""
        return self.cascade().leaves[self.at].title if self.at else ""

    def _words(self) -> RowWords:
        return RowWords(self.looked, self.read, self.marks)

    def _grades(self) -> dict[str, str]:
        """Give the letters of the studies; asked only where an arrow names one."""
        if not any(one.study for one in self.looked.plan.hypotheses):
            return {}
        then = self.read.as_of if self.read else None
        known = listed_studies(self.looked.workspace, as_of=then.moment if then else None)
        return {one.registration.study.id: grade_of(one) for one in known}


def cascade_page(visit: Visit, looked: PlanLooked, asked: QueryDict) -> CascadePage:
    """Gather what the page shows.

    Args:
        visit: Who asks.
        looked: The plan that is shown.
        asked: What the address or the form says of view, scope, zoom and folds.
    """
    then = as_of(visit)
    ledger = looked.workspace.facts.snapshot(as_of=then.moment if then else None)
    alignment = align(looked, ledger.revision, then)
    read = _read(visit, looked, ledger)
    return replace(_bare(looked, asked, alignment.marks), read=read, alignment=alignment)


def outline_at_once(looked: PlanLooked, asked: QueryDict, shown: str = "") -> CascadePage:
    """Gather what the outline shows to somebody who writes; no fact is asked for.

    Args:
        looked: The draft.
        asked: What the form says of scope, zoom and folds.
        shown: Place that shows whatever is folded; empty for none.
    """
    bare = _bare(looked, asked, marks_at_once(looked))
    return replace(bare, view="outline", shown=(shown,) if shown else ())


def _bare(looked: PlanLooked, asked: QueryDict, marks: Marks) -> CascadePage:
    view = asked.get("view", "map")
    return CascadePage(
        looked=looked,
        read=None,
        alignment=None,
        marks=marks,
        view=view if view in VIEWS else "map",
        scope=asked.get("scope", ""),
        at=asked.get("at", ""),
        folds=_folds(asked),
    )


def say_draft(draft: Draft) -> str:
    """Say which draft there is, in a sentence."""
    writers = _(" and ").join(filter(None, (", ".join(draft.writers[:-1]), *draft.writers[-1:])))
    if not draft.edit_count:
        return _("Draft of version {0}: no change yet.").format(draft.base + 1)
    return _("Draft of version {0}: {1} by {2}.").format(
        draft.base + 1, _changes(draft.edit_count), writers or draft.started_by
    )


def _changes(count: int) -> str:
    return ngettext("{0} change", "{0} changes", count).format(count)


def _read(visit: Visit, looked: PlanLooked, ledger: Snapshot) -> LookedAt | None:
    """Give the plan against its actuals; None for a draft and for an older version."""
    asked, then = visit.request.GET.get("on", ""), as_of(visit)
    if looked.adopted is None or "plan" in looked.named:
        return None
    workspace, adopted = looked.workspace, looked.adopted
    usual = min(workspace.today, then.day) if then else workspace.today
    on = read_day(asked) if asked else usual
    rules = status_rules(workspace, as_of=then.moment if then else None)
    revision, said = ledger.revision, what_is_said(visit, then)
    key = (workspace.organisation, adopted.number, on, revision, ledger.known_at, rules, said)
    card = SCORECARDS.get(
        key,
        lambda: score(
            workspace, adopted.plan, on=on, as_of=then.moment if then else revision, rules=rules
        ),
    )
    return LookedAt(workspace, adopted, on, card, key, looked.named, then)


def _folds(asked: QueryDict) -> Folds:
    folds = Folds(frozenset(asked.getlist("open")), frozenset(asked.getlist("shut")))
    was, _sign, place = asked.get("turn", "").partition(" ")
    return folds.turned(place, is_open=was == "shut") if place else folds
