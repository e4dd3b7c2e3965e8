"""Observations: a study's data in the shapes that estimators work on.

Shapes that a study's data do not have are None; an estimator that needs one refuses.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.cube import MomentCube

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]

NEVER = -1
"""In ``Panel.starts``: a unit that never gets the tactic."""


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Units by periods.

    Attributes:
        units: Names, in order.
        periods: Names, in order of time.
        outcome: Shape (units, periods), in the outcome's unit; NaN where missing.
        starts: Shape (units,); index of the first treated period, ``NEVER`` for controls.
        strata: Shape (units,); number of each unit's stratum, 0 where there are none.
        placebo: Like ``outcome``, of a number that the tactic cannot move; None where unknown.
        controls: Shape (series, periods); series that the tactic cannot move; none: (0, periods).
        control_names: Of these series.
    """

    units: tuple[str, ...]
    periods: tuple[str, ...]
    outcome: Numbers
    starts: Indices
    strata: Indices
    placebo: Numbers | None = None
    controls: Numbers = field(default_factory=lambda: np.zeros((0, 0)))
    control_names: tuple[str, ...] = ()

    @property
    def treated(self) -> Flags:
        """Shape (units,); who gets the tactic at some time."""
        return np.not_equal(self.starts, NEVER)

    @property
    def has_gaps(self) -> bool:
        """Say whether any outcome is missing."""
        return bool(np.isnan(self.outcome).any())

    @property
    def first_start(self) -> int:
        """Index of the first period in which anybody is treated; number of periods for none."""
        starts = self.starts[self.treated]
        return int(starts.min()) if len(starts) else len(self.periods)


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """One row a unit, with what was known before.

    Attributes:
        outcome: Shape (rows,), in the outcome's unit.
        treated: Shape (rows,).
        covariates: Shape (rows, columns), numbers; words are spread over columns of 0 and 1.
        covariate_names: Of the columns.
        before: Shape (rows, earlier periods), oldest first; (rows, 0) where there are none.
        cluster: Shape (rows,); number of each row's cluster.
        strata: Shape (rows,); number of each row's stratum, 0 where there are none.
        placebo: Shape (rows,); a number that the tactic cannot move; None where unknown.
        are_discrete: Every covariate takes few values, so that rows can be put together in cells.
        period_count: Periods that each outcome is the mean of, where rows were made of a panel.
        lost: Rows without an outcome, left out: controls, then treated.
    """

    outcome: Numbers
    treated: Flags
    covariates: Numbers
    covariate_names: tuple[str, ...]
    before: Numbers
    cluster: Indices
    strata: Indices
    placebo: Numbers | None = None
    are_discrete: bool = False
    period_count: int = 1
    lost: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class MediaSeries:
    """One outcome and the spend of several channels over time.

    Attributes:
        periods: Names, in order of time.
        outcome: Shape (periods,).
        media: Names of channels.
        spend: Shape (periods, channels), in the study's currency.
        controls: Shape (periods, columns); what else moves the outcome.
        control_names: Of these columns.
    """

    periods: tuple[str, ...]
    outcome: Numbers
    media: tuple[str, ...]
    spend: Numbers
    controls: Numbers
    control_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """What tagged links and codes of treated units claim, period by period since their start.

    Attributes:
        periods: Names, in order of time.
        attributed: Shape (periods,), in the outcome's unit; NaN where no unit is treated.
        outcome: Shape (periods,); the whole of the same units, of which it is a part.
    """

    periods: tuple[str, ...]
    attributed: Numbers
    outcome: Numbers


@dataclass(frozen=True, slots=True)
class Event:
    """Something else that happened.

    Attributes:
        period: Index of the period that it began in.
        title: In words.
        kind: ``event``, ``definition-break`` or ``tactic``.
    """

    period: int
    title: str
    kind: str = "event"


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """All that a study looks at.

    Attributes:
        digest: SHA-256 of the data as read.
        row_count: Rows read.
        missing_share: Share of the outcome's values that are missing, 0 to 1.
        panel: Units by periods.
        members: One row a unit.
        cube: The panel put together by moments.
        media: For a media mix.
        claims: Of links and codes.
        events: What else happened, from the organisation's annotations and the ledger of breaks.
        notes: What was left out or changed while reading, in sentences.
        is_clustered: A cluster that the study names holds several units.
    """

    digest: str
    row_count: int
    missing_share: float = 0.0
    panel: Panel | None = None
    members: Members | None = None
    cube: MomentCube | None = None
    media: MediaSeries | None = None
    claims: Claims | None = None
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()
    is_clustered: bool = False
