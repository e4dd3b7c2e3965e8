"""What a brought workbook would do to the plan, before anything is kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue
from trueline.plan.applying import Conflict, Refused
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, RemovePart, SetField
from trueline.plan.parts import look_up
from trueline.plan.wording import ChangeKind, ChangeLine, changes_of
from trueline.plan.words import title_of
from trueline.usecases.import_plan import ImportedPlan, plan_before
from trueline.usecases.import_workbook import preview_workbook
from trueline.usecases.plan_workbook import WorkbookEdits
from trueline.usecases.workspace import Workspace
from trueline.web.part_words import kind_name
from trueline.web.version_rows import ChangeGroup, EffectRow, change_groups, effect_rows
from trueline.web.workbook_file import WorkbookFile

YES = "yes"


@dataclass(frozen=True, slots=True)
class WorkbookChoice:
    """What its owner decided about a workbook.

    Attributes:
        remove_missing: Whether parts whose rows were deleted are taken out.
        keep_theirs: Whether what somebody else changed meanwhile stays as it is.
    """

    remove_missing: bool
    keep_theirs: bool

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "WorkbookChoice":
        """Read it from a form or an address."""
        return cls(given.get("remove") == YES, given.get("theirs") == YES)


@dataclass(frozen=True, slots=True)
class WorkbookPreview:
    """What a workbook would do.

    Attributes:
        file: The workbook.
        choice: What was decided about it.
        missing: Kind, title and path of parts that have no row any more.
        count: How many changes.
        groups: The changes, sorted by part of the plan.
        effects: What they do to targets.
        issues: Why nothing can be taken; empty when it can.
        conflicts: What somebody else changed first; ``old`` is theirs, ``new`` is the workbook's.
    """

    file: WorkbookFile
    choice: WorkbookChoice
    missing: tuple[tuple[str, str, str], ...] = ()
    count: int = 0
    groups: tuple[ChangeGroup, ...] = ()
    effects: tuple[EffectRow, ...] = ()
    issues: tuple[Issue, ...] = ()
    conflicts: tuple[ChangeLine, ...] = ()


def preview_file(
    workspace: Workspace, file: WorkbookFile, choice: WorkbookChoice
) -> WorkbookPreview:
    """Say what a workbook would do to the plan as it is now.

    Raises:
        MissingError: It is no longer kept, there is no plan to change, or the draft waits for
            approval.
    """
    try:
        asked = file.read(remove_missing=choice.remove_missing)
    except FaultyInputError as faulty:
        return WorkbookPreview(file, choice, issues=faulty.issues)
    said = preview_workbook(workspace, asked, keep_theirs=choice.keep_theirs)
    if isinstance(said, Refused):
        return refused_preview(workspace, (file, asked), choice, said)
    return _preview(workspace, file, choice, asked, said)


def refused_preview(
    workspace: Workspace,
    read: tuple[WorkbookFile, WorkbookEdits],
    choice: WorkbookChoice,
    refused: Refused,
) -> WorkbookPreview:
    """Say why a workbook cannot be taken as it is."""
    (file, asked), plan = read, plan_before(workspace)
    lines = tuple(_conflict_lines(plan, refused.conflicts)) if plan else ()
    issues = () if lines else refused.issues
    missing = tuple(_missing(asked))
    return WorkbookPreview(file, choice, missing, issues=issues, conflicts=lines)


def _preview(
    workspace: Workspace,
    file: WorkbookFile,
    choice: WorkbookChoice,
    asked: WorkbookEdits,
    said: ImportedPlan,
) -> WorkbookPreview:
    before, found = plan_before(workspace), said.comparison
    if before is None or found is None:
        return WorkbookPreview(file, choice)
    return WorkbookPreview(
        file=file,
        choice=choice,
        missing=tuple(_missing(asked)),
        count=len(found.changes),
        groups=change_groups(found.changes, said.plan or before, before),
        effects=tuple(effect_rows(found.effects)),
    )


def _missing(asked: WorkbookEdits) -> Iterator[tuple[str, str, str]]:
    for path in asked.missing:
        record = look_up(asked.base, path)
        yield kind_name(type(record)), title_of(record), path


def _conflict_lines(plan: Plan, conflicts: Iterable[Conflict]) -> Iterator[ChangeLine]:
    """Yield both values of each conflict, in words.

    What is gone from the plan cannot be put in words of the plan; it is named by its path.
    """
    for one in conflicts:
        try:
            yield from changes_of(plan, plan, [_as_edit(one)])
        except (MissingError, ValueError):
            yield ChangeLine(ChangeKind.REMOVED, one.path, one.path)


def _as_edit(conflict: Conflict) -> Edit:
    """Give what a workbook asks for as a change of what stands in the plan now."""
    if conflict.yours is None and isinstance(conflict.theirs, dict):
        return RemovePart(conflict.path, conflict.theirs, after="")
    return SetField(conflict.path, conflict.yours, conflict.theirs)
