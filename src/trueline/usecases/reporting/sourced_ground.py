"""Where the numbers of a report come from, and who did what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from trueline.contracts.reported.sourced import HappenedLine, RestatedLine, SourceLine
from trueline.contracts.study_shelf import EntryKind
from trueline.facts.batch import Batch
from trueline.metrics.catalogue import MetricCatalogue
from trueline.usecases.agreed.books import ACTIONS, DECISIONS, SESSIONS
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.list_sources import list_sources
from trueline.usecases.reporting.at import At
from trueline.usecases.restate import restatements

SHORT = 12


@dataclass(frozen=True)
class LedgerSourced:
    """Files, definitions and happenings of an organisation.

    Attributes:
        at: Where it is looked from.
    """

    at: At

    def metrics(self) -> MetricCatalogue:
        """Give every metric that the organisation knows, as known at the moment."""
        return catalogue_of(self.at.workspace, as_of=self.at.frame.as_of)

    def sources(self) -> tuple[SourceLine, ...]:
        """Give every account that numbers come in from, by name."""
        return tuple(
            SourceLine(one.account, one.metric_count, one.first_day, one.last_day, one.coverage)
            for one in list_sources(self.at.workspace, as_of=self.at.frame.revision)
        )

    def imports(self) -> Sequence[Batch]:
        """Give every import that is known at the moment, newest first."""
        return self._imports

    def restated(self) -> tuple[RestatedLine, ...] | None:
        """Give what changed since the issue before; None where there was none."""
        frame = self.at.frame
        if frame.issued_before is None:
            return None
        found = restatements(self.at.workspace, frame.issued_before, frame.revision)
        return tuple(
            RestatedLine(one.account, one.metric, one.count, one.difference, one.new_currency)
            for one in found.totals
        )

    def happened(self) -> tuple[HappenedLine, ...]:
        """Give what people did in the period, newest first."""
        period = self.at.frame.period
        inside = (one for one in self._everything() if one.at.astimezone(UTC).date() in period)
        return tuple(sorted(inside, key=lambda one: (one.at, one.what, one.about), reverse=True))

    @cached_property
    def _imports(self) -> tuple[Batch, ...]:
        known = self.at.frame.revision
        batches = (one for one in self.at.workspace.facts.batches() if one.revision <= known)
        return tuple(sorted(batches, key=lambda one: one.revision, reverse=True))

    def _everything(self) -> Iterator[HappenedLine]:
        yield from self._of_plan()
        for one in self._imports:
            mark = f"commit {one.revision}"
            what = "figures corrected" if one.reason else "file imported"
            yield HappenedLine(one.committed_at, one.origin.by, what, one.origin.file, mark)
        yield from self._of_studies()
        yield from self._of_books()

    def _of_plan(self) -> Iterator[HappenedLine]:
        as_of = self.at.frame.as_of
        for one in self.at.workspace.plans.versions():
            if one.approved_at <= as_of:
                about = f"version {one.number}: {one.reason}" if one.reason else f"{one.number}"
                yield HappenedLine(
                    one.approved_at, one.approved_by, "plan approved", about, one.digest[:SHORT]
                )

    def _of_studies(self) -> Iterator[HappenedLine]:
        shelf, as_of = self.at.workspace.studies, self.at.frame.as_of
        for kind in (EntryKind.REGISTRATION, EntryKind.RUN):
            for one in shelf.all(kind, as_of=as_of):
                yield _happened(one.at, one.by, f"study: {kind.value}", one.about, one.number)

    def _of_books(self) -> Iterator[HappenedLine]:
        shelf, as_of = self.at.workspace.entries, self.at.frame.as_of
        for book in (DECISIONS, ACTIONS, SESSIONS):
            for entry in shelf.all(book.kind, as_of=as_of):
                yield _happened(entry.at, entry.by, book.kind, entry.about, entry.number)


def _happened(at: datetime, by: str, what: str, about: str, number: int) -> HappenedLine:
    return HappenedLine(at, by, what, about, f"entry {number}")
