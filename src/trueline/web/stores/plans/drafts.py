"""The drafts of an organisation: begun, written by several people, submitted, approved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trueline.contracts.draft_shelf import Draft, DraftState, EditEntry, Writing
from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import ConflictError, MissingError
from trueline.plan.document import Plan
from trueline.plan.upgrades import keep_plan
from trueline.web.models import Organisation, PlanDraft, PlanEdit
from trueline.web.stores.plans.draft_rows import (
    WRITTEN,
    draft_record,
    draft_rows,
    first_digest,
    move_on,
)
from trueline.web.stores.plans.edit_rows import add_entry, counted_anew, entry_record
from trueline.web.stores.plans.history import entries_of, entry_rows, entry_rows_of
from trueline.web.stores.plans.owner import held_owner
from trueline.web.stores.plans.versions import Approval, add_version, adopted_record, version_rows

NO_DRAFT = {
    DraftState.DRAFT: "There is no draft; edit the plan in force to begin one.",
    DraftState.SUBMITTED: "No draft waits for approval; submit it first.",
}
WAITS = "The draft waits for approval; nobody writes into it meanwhile. Ask for it back first."


@dataclass(frozen=True, slots=True)
class DjangoDraftShelf:
    """The drafts of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def current(self) -> Draft | None:
        """Give the draft that people write or that waits for approval; None without one."""
        row = draft_rows(self.organisation).filter(state__in=WRITTEN).first()
        return None if row is None else draft_record(row)

    def begin(
        self,
        plan: Plan,
        *,
        base: int,
        by: str,
        now: datetime,
        writings: Sequence[Writing] = (),
    ) -> Draft:
        """Begin a draft from a plan; one that is there already is given as it is.

        Args:
            plan: As it is before the first edit.
            base: Number of the version that it is; 0 for none.
            by: Who begins it.
            now: When.
            writings: What is written into it at once, in order.

        Raises:
            ConflictError: There is a draft, and it would not get the writings.
        """
        with transaction.atomic():
            owner = held_owner(self.organisation)
            row = draft_rows(self.organisation).filter(state__in=WRITTEN).first()
            if row is not None and writings:
                raise ConflictError("Another draft is being written; lay it aside first.")
            row = row or _begun(owner, plan, base=base, by=by, now=now)
            for writing in writings:
                _written(row, writing)
            return draft_record(row)

    def write(self, compose: Callable[[Draft], Writing]) -> tuple[Draft, EditEntry]:
        """Add an entry to the draft, while nobody else writes into it.

        Args:
            compose: Told the draft as it is now; what it raises is raised, and nothing is kept.

        Raises:
            MissingError: There is no draft that may be written.
        """
        with transaction.atomic():
            row = _held(self.organisation, DraftState.DRAFT)
            entry = _written(row, compose(draft_record(row)))
            return draft_record(row), entry_record(entry, version=0)

    def submit(self, *, by: str, now: datetime, reason: str, edit_count: int) -> Draft:
        """Let the draft wait for approval; nobody writes into it meanwhile.

        Raises:
            MissingError: There is no draft that may be submitted.
            ConflictError: It has other edits than those that were looked at.
        """
        with transaction.atomic():
            row = _held(self.organisation, DraftState.DRAFT)
            _require_seen(row, edit_count)
            row.state, row.reason, row.returned = DraftState.SUBMITTED.value, reason, ""
            row.submitted_by, row.submitted_at = by, now
            row.save(update_fields=["state", "reason", "returned", "submitted_by", "submitted_at"])
            return draft_record(row)

    def send_back(self, *, by: str, now: datetime, why: str) -> Draft:  # noqa: ARG002 - who and when is said with the reason
        """Give a submitted draft back to its writers.

        Raises:
            MissingError: No draft waits.
        """
        with transaction.atomic():
            row = _held(self.organisation, DraftState.SUBMITTED)
            row.state, row.returned = DraftState.DRAFT.value, why
            row.submitted_by, row.submitted_at = "", None
            row.save(update_fields=["state", "returned", "submitted_by", "submitted_at"])
            return draft_record(row)

    def approve(self, *, by: str, now: datetime, edit_count: int) -> AdoptedPlan:
        """Make the submitted draft the version in force.

        Raises:
            MissingError: No draft waits.
            ConflictError: It has other edits than those that were looked at.
        """
        with transaction.atomic():
            row = _held(self.organisation, DraftState.SUBMITTED)
            _require_seen(row, edit_count)
            draft = draft_record(row)
            approval = Approval(by, now, draft.writers, draft.reason)
            row.version = add_version(row.organisation, draft.plan, approval)
            _end(row, DraftState.APPROVED, by=by, now=now)
            return adopted_record(row.version)

    def discard(self, *, by: str, now: datetime) -> Draft:
        """Lay the draft aside; it can be taken up again.

        Raises:
            MissingError: There is none.
        """
        with transaction.atomic():
            row = _held(self.organisation, *DraftState)
            _end(row, DraftState.DISCARDED, by=by, now=now)
            return draft_record(row)

    def take_up(self, draft: int) -> Draft:
        """Go on with a draft that was laid aside.

        Raises:
            MissingError: There is none of this number.
            ConflictError: Another draft is being written, or the plan in force is a later one.
        """
        with transaction.atomic():
            held_owner(self.organisation)
            rows = draft_rows(self.organisation)
            row = rows.filter(pk=draft, state=DraftState.DISCARDED.value).first()
            if row is None:
                raise MissingError(f"No draft {draft} was laid aside.")
            if rows.filter(state__in=WRITTEN).exists():
                raise ConflictError("Another draft is being written; lay it aside first.")
            newest = version_rows(self.organisation).first()
            if newest is not None and newest.number != row.base:
                raise ConflictError(
                    f"Version {newest.number} was approved after this draft was begun. Begin a new "
                    "draft and bring the changes over."
                )
            row.state, row.ended_by, row.ended_at = DraftState.DRAFT.value, "", None
            row.submitted_by, row.submitted_at = "", None
            row.save(
                update_fields=["state", "ended_by", "ended_at", "submitted_by", "submitted_at"]
            )
            return draft_record(row)

    def laid_aside(self, *, limit: int = 20) -> tuple[Draft, ...]:
        """Give drafts that can be taken up again, newest first, at most so many."""
        rows = draft_rows(self.organisation).filter(state=DraftState.DISCARDED.value)
        return tuple(draft_record(row) for row in rows[:limit])

    def entries(
        self,
        *,
        path: str = "",
        draft: int | None = None,
        number: int | None = None,
        limit: int = 200,
    ) -> tuple[EditEntry, ...]:
        """Give the history, newest first.

        Args:
            path: Only what touched what stands here now, wherever it stood before, or what is in
                it; empty for all.
            draft: Only of one draft; None for all but those that were laid aside.
            number: Only the entry of this number in its draft; None for all.
            limit: At most so many.
        """
        own = self.organisation
        rows = entry_rows(own) if draft is None else entry_rows_of(own, draft)
        if number is not None:
            rows = rows.filter(number=number)
        return entries_of(rows, path=path, limit=limit)

    @property
    def lone_approval(self) -> bool:
        """Whether somebody may approve what only they wrote."""
        owner = Organisation.objects.filter(slug=self.organisation)
        return bool(owner.values_list("lone_approval", flat=True).first())

    def allow_lone_approval(self, *, allowed: bool) -> None:
        """Let people approve what only they wrote, or not."""
        Organisation.objects.filter(slug=self.organisation).update(lone_approval=allowed)


def _held(organisation: str, *states: DraftState) -> PlanDraft:
    """Give the draft, held until the transaction ends, if it is in one of some states."""
    held_owner(organisation)
    row = draft_rows(organisation).filter(state__in=WRITTEN).first()
    if row is not None and row.state in states:
        return row
    if row is not None and row.state == DraftState.SUBMITTED.value:
        raise MissingError(WAITS)
    raise MissingError(NO_DRAFT[states[0]])


def _written(row: PlanDraft, writing: Writing) -> PlanEdit:
    """Keep an entry of a draft that is held."""
    entry = add_entry(row, writing)
    move_on(row, entry, writing.plan, counted_anew(row, entry))
    return entry


def _require_seen(row: PlanDraft, edit_count: int) -> None:
    if row.edit_count != edit_count:
        raise ConflictError("The draft was changed meanwhile; look at it once more.")


def _begun(owner: Organisation, plan: Plan, *, base: int, by: str, now: datetime) -> PlanDraft:
    return PlanDraft.objects.create(
        organisation=owner,
        base=base,
        state=DraftState.DRAFT.value,
        checkpoint=keep_plan(plan),
        digest=first_digest(plan, base=base),
        started_by=by,
        started_at=now,
    )


def _end(row: PlanDraft, state: DraftState, *, by: str, now: datetime) -> None:
    row.state, row.ended_by, row.ended_at = state.value, by, now
    row.save(update_fields=["state", "ended_by", "ended_at", "version"])
