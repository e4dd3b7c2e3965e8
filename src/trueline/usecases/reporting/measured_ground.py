"""Plan against actual for reports, from the same use cases as the pages."""

from dataclasses import dataclass
from functools import cached_property

from trueline.contracts.reported.measured import (
    AnsweredLine,
    CalibrationLine,
    GuessLine,
    NeededLine,
    WeekLine,
)
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.measure.by_channel import ChannelBalance
from trueline.measure.community.health import Health
from trueline.measure.scorecard import Scorecard
from trueline.plan.cascade import find_kpi
from trueline.usecases.answering import Answers
from trueline.usecases.calibrating.read_calibration import read_calibration
from trueline.usecases.channel_balances import channel_balances
from trueline.usecases.community.read_health import HealthQuestion, read_health
from trueline.usecases.deciding.needs_decision import needs_decision
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.read_assumptions import read_assumptions
from trueline.usecases.read_channel import read_channels
from trueline.usecases.read_series import series_within
from trueline.usecases.reporting.at import At
from trueline.usecases.reporting.measured_lines import guess_line, needed_line
from trueline.usecases.responding.read_responses import ResponseQuestion, read_responses
from trueline.usecases.score import score

MOST_NEEDED = 12
NOBODY_ASKED = "There are no conversations with customers to read it from."


@dataclass(frozen=True)
class LedgerMeasured:
    """Plan against actual, read from the ledger.

    Attributes:
        at: Where it is looked from.
    """

    at: At

    def scorecard(self) -> Scorecard:
        """Give the plan against its actuals, with all scopes, as the scorecard's page has it."""
        return self._card

    def weeks(self, path: str) -> tuple[WeekLine, ...]:
        """Give a KPI week by week from the plan's first day, and the plan's path ahead."""
        frame = self.at.frame
        placed = find_kpi(frame.plan, path)
        series = series_within(self._answers, frame.plan, placed, on=frame.on)
        points = (*series.points, *series.path_ahead)
        return tuple(WeekLine(one.day, one.actual, one.expected) for one in points)

    def needed(self) -> tuple[NeededLine, ...]:
        """Give what needs a decision, the largest stakes first."""
        return self._needed

    def guesses(self) -> tuple[GuessLine, ...]:
        """Give every assumption of the plan, in its order."""
        frame = self.at.frame
        found = read_assumptions(self.at.workspace, frame.plan, on=frame.on, as_of=frame.as_of)
        lines = (guess_line(one, frame.plan.currency) for one in found)
        return tuple(one for one in lines if frame.scope in ("", one.scope))

    def calibration(self) -> CalibrationLine:
        """Give how good guesses turned out to be."""
        frame = self.at.frame
        found = read_calibration(self.at.workspace, on=frame.on, as_of=frame.as_of)
        unscored = tuple((why.value, count) for why, count in found.unscored)
        return CalibrationLine(found.whole, unscored, found.missing, found.caveats)

    def channels(self) -> tuple[ChannelBalance, ...]:
        """Give where each channel stands, in the plan's order."""
        return self._channels

    def answers(self) -> AnsweredLine | str:
        """Give how fast customers were answered in the period, or why that cannot be said."""
        frame = self.at.frame
        question = ResponseQuestion(frame.on, frame.period, frame.channel)
        try:
            found = read_responses(self.at.workspace, frame.plan, question, as_of=frame.as_of)
        except (MissingError, RefusedQuestionError) as refused:
            return str(refused)
        if found is None:
            return NOBODY_ASKED
        return AnsweredLine(found.period, found.responses, found.caveats)

    def community(self) -> Health | str:
        """Give how the community does, or why that cannot be said."""
        frame = self.at.frame
        try:
            return read_health(self.at.workspace, HealthQuestion(frame.on), as_of=frame.as_of)
        except (MissingError, RefusedQuestionError) as refused:
            return str(refused)

    @cached_property
    def _answers(self) -> Answers:
        workspace, as_of = self.at.workspace, self.at.frame.as_of
        return Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))

    @cached_property
    def _card(self) -> Scorecard:
        frame = self.at.frame
        return score(self.at.workspace, frame.plan, on=frame.on, as_of=frame.as_of)

    @cached_property
    def _needed(self) -> tuple[NeededLine, ...]:
        frame = self.at.frame
        found = needs_decision(
            self.at.workspace, frame.plan, self._card, as_of=frame.as_of, most=MOST_NEEDED
        )
        names = {one.path: one.kpi.name for one in self._card.readings}
        return tuple(
            needed_line(one, names)
            for one in found
            if not frame.scope or any(map(frame.takes, one.kpis))
        )

    @cached_property
    def _channels(self) -> tuple[ChannelBalance, ...]:
        frame, card = self.at.frame, self._card
        read = read_channels(
            self.at.workspace,
            frame.plan,
            frame.plan.channels,
            on=frame.on,
            as_of=frame.as_of,
            rules=card.rules,
        )
        return channel_balances(frame.plan, card, read)
