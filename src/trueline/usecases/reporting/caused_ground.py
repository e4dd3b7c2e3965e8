"""What studies say, for reports, from the same use cases as the pages."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from trueline.contracts.reported.caused import BackLine, ReturnLine, StudyLine, TotalLine
from trueline.core.spoken_numbers import roughly
from trueline.evidence.worth.roi import Return
from trueline.evidence.worth.total import Total
from trueline.usecases.reporting.at import At
from trueline.usecases.returning.read_return import ReturnStatement, StudyReturn, read_return
from trueline.usecases.studying.listed_studies import ListedStudy, listed_studies
from trueline.usecases.studying.method_titles import method_titles
from trueline.usecases.studying.subject_of import said_of, subject_of

DIGITS = 6
"""Of a number that was drawn; more say nothing."""


@dataclass(frozen=True)
class ShelfCaused:
    """What the studies of an organisation say.

    Attributes:
        at: Where it is looked from.
    """

    at: At

    def studies(self) -> tuple[StudyLine, ...]:
        """Give all studies, the newest registration first."""
        return self._studies

    def returns(self) -> tuple[ReturnLine, ...]:
        """Give what each study's tactic returned, those that are worth most first."""
        return tuple(map(_return_line, self._said.studies))

    def totals(self) -> tuple[TotalLine, ...]:
        """Give the totals, of all and by channel; grades D and E are in none of them."""
        return (
            *(_total_line(one, "", is_whole=True) for one in self._said.totals),
            *(
                _total_line(total, one.channel, is_whole=False)
                for one in self._said.channels
                for total in one.totals
            ),
        )

    @cached_property
    def _studies(self) -> tuple[StudyLine, ...]:
        frame = self.at.frame
        found = listed_studies(self.at.workspace, as_of=frame.as_of)
        lines = (self._study_line(one) for one in found)
        return tuple(one for one in lines if frame.scope in ("", one.scope))

    @cached_property
    def _said(self) -> ReturnStatement:
        frame = self.at.frame
        return read_return(self.at.workspace, frame.plan, as_of=frame.as_of)

    def _study_line(self, one: ListedStudy) -> StudyLine:
        study, run = one.registration.study, one.run
        finding = run.results.finding if run else None
        answer = said_of(finding, run.asked, self.at.frame.plan) if run and finding else None
        best = finding.graded[0].estimate.method if finding else ""
        digests = (("registration", one.registration.digest),)
        return StudyLine(
            id=study.id,
            question=study.question,
            outcome=subject_of(study, self.at.frame.plan).outcome,
            scope=study.kpi.partition("/")[0],
            sentence=answer.sentence if answer else "",
            grade=finding.grade.value if finding else "",
            beside=answer.beside if answer else (),
            breaks_if=answer.breaks_if if answer else "",
            would_raise=answer.would_raise if answer else (),
            method=method_titles().get(best, best),
            registered_at=one.registration.at,
            run_at=run.at if run else None,
            is_answered=one.is_answered,
            digests=(*digests, ("results", run.results.digest)) if run else digests,
        )


def _return_line(one: StudyReturn) -> ReturnLine:
    worth = one.study.worth
    return ReturnLine(
        study=one.study.id,
        name=one.name,
        kind=worth.line if worth else "",
        channels=one.channels,
        grade=one.grade.value if one.grade else "",
        back=_back(one.returned),
        why=one.why,
        beside=one.beside,
        costs=tuple(
            (
                f"{part.kind.value}: {part.what}" if part.what else part.kind.value,
                _number(part.amount.p50),
            )
            for part in one.costs
        ),
        currency=worth.currency if worth else "",
    )


def _total_line(total: Total, channel: str, *, is_whole: bool) -> TotalLine:
    return TotalLine(
        channel, is_whole, total.kind, _back(total.returned), total.counted, total.left_out
    )


def _back(found: Return | None) -> BackLine | None:
    if found is None or found.roi is None:
        return None
    chance = found.chance_above_zero
    return BackLine(
        low=_number(1 + found.roi.p10),
        middle=_number(1 + found.roi.p50),
        high=_number(1 + found.roi.p90),
        value=_number(found.value.p50),
        cost=_number(found.cost.p50),
        chance=None if chance is None else _number(chance),
        currency=found.currency,
    )


def _number(drawn: float) -> Decimal:
    """Give a drawn number with the digits that it can carry."""
    return Decimal(roughly(drawn, DIGITS).replace(",", ""))
