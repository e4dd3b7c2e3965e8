"""The draft of an organisation: rows of ``PlanDraft`` to records, and its plan with every edit.

A draft's plan is a document and the edits since. It is named by the digest of both, so a process
remembers it as long as it likes: another process's edit gives it another name.
"""

from collections.abc import Iterable

from django.db import models

from trueline.contracts.draft_shelf import Draft, DraftState
from trueline.core.digest import digest_document
from trueline.core.errors import DamagedError
from trueline.plan.applying import EditRefusedError, next_plan
from trueline.plan.authorship import Contribution, authors_of
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.upgrades import keep_plan, open_edits, open_plan
from trueline.web.models import PlanDraft, PlanEdit
from trueline.web.remembered import Remembered

PLANS: Remembered[Plan] = Remembered(256)
"""Plans of drafts by their digest; those of one draft share all that no edit changed."""
AUTHORS: Remembered[frozenset[str]] = Remembered(64)
"""Who wrote what stands in drafts that several wrote."""
EDITS_TO_CHECKPOINT = 50
WRITTEN = (DraftState.DRAFT.value, DraftState.SUBMITTED.value)


def draft_rows(organisation: str) -> "models.QuerySet[PlanDraft]":
    """Give the drafts of an organisation, newest first, without their documents."""
    own = PlanDraft.objects.filter(organisation__slug=organisation)
    return own.defer("checkpoint").select_related("version").order_by("-pk")


def first_digest(plan: Plan, *, base: int) -> str:
    """Give the digest that names a draft before its first edit."""
    return digest_document([base, keep_plan(plan)])


def draft_record(row: PlanDraft) -> Draft:
    """Give a draft with its plan."""
    plan = PLANS.known(row.digest)
    if plan is None:
        row = PlanDraft.objects.get(pk=row.pk)  # document and numbers of one moment
        plan = PLANS.get(row.digest, lambda: _replayed(row))
    return Draft(
        id=row.pk,
        base=row.base,
        plan=plan,
        edit_count=row.edit_count,
        state=DraftState(row.state),
        started_by=row.started_by,
        started_at=row.started_at,
        writers=_writers(row, plan),
        submitted_by=row.submitted_by,
        submitted_at=row.submitted_at,
        reason=row.reason,
        returned=row.returned,
    )


def move_on(row: PlanDraft, entry: PlanEdit, plan: Plan, writing: dict[str, int]) -> None:
    """Let a draft that is held be as it is with one more entry; now and then as a document."""
    row.edit_count, row.digest, row.writing = entry.number, entry.digest, writing
    changed = ["edit_count", "digest", "writing"]
    if entry.number % EDITS_TO_CHECKPOINT == 0:
        row.checkpoint, row.checkpoint_edit = keep_plan(plan), entry.number
        changed += ["checkpoint", "checkpoint_edit"]
    row.save(update_fields=changed)
    PLANS.get(row.digest, lambda: plan)


def _replayed(row: PlanDraft) -> Plan:
    """Give a draft's plan: the nearest that is known, and the edits since."""
    later = PlanEdit.objects.filter(draft=row, number__gt=row.checkpoint_edit)
    found, missing = None, []
    for entry in later.filter(number__lte=row.edit_count).order_by("-number"):
        found = PLANS.known(entry.digest)
        if found is not None:
            break
        missing.append(entry)
    plan = open_plan(row.checkpoint) if found is None else found
    return _after(plan, (edit for one in reversed(missing) for edit in open_edits(one.edits)))


def _after(plan: Plan, edits: Iterable[Edit]) -> Plan:
    """Give the plan after edits that it took once; what was allowed then is not judged again."""
    try:
        for edit in edits:
            plan, _ = next_plan(plan, edit)
    except EditRefusedError as refused:
        raise DamagedError(
            "The draft's history does not fit its document. Restore it from a back-up."
        ) from refused
    return plan


def _writers(row: PlanDraft, plan: Plan) -> tuple[str, ...]:
    """Give who wrote what stands, by name; a first plan was written by who began it.

    Whose edits are not taken back may have written nothing that stands, once there are several.
    """
    first = [] if row.base else [row.started_by]
    found = row.writing if len(row.writing) <= 1 else _authors(row, plan)
    return tuple(sorted({*first, *found}))  # databases keep no order of keys


def _authors(row: PlanDraft, plan: Plan) -> frozenset[str]:
    # Edits are named by what they say; who wrote them is told by the draft.
    key = (row.pk, row.started_at, row.digest)
    return AUTHORS.get(key, lambda: authors_of(plan, _contributions(row)))


def _contributions(row: PlanDraft) -> tuple[Contribution, ...]:
    entries = PlanEdit.objects.filter(draft=row, number__lte=row.edit_count).order_by("number")
    told = entries.values_list("by", "edits")
    return tuple(Contribution(by, open_edits(edits)) for by, edits in told)
