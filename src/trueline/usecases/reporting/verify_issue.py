"""Verify an issued report: does it still say what it said, and are its files what was kept?"""

from dataclasses import dataclass

from trueline.briefing.stamping import is_as_stamped
from trueline.core.digest import digest_chunks
from trueline.core.errors import DamagedError, RefusedQuestionError
from trueline.usecases.print_report import renderer_of
from trueline.usecases.reporting.issue import files_of, frozen_briefing
from trueline.usecases.reporting.issued import IssuedFile, IssuedReport
from trueline.usecases.reporting.maker import maker_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """What became of a file.

    Attributes:
        file: As it was made.
        is_kept: Whether its bytes are those that were made.
        is_made_again: Whether the same bytes come out of the frozen briefing now; None where other
            sources or libraries would make it, and then the kept bytes count.
    """

    file: IssuedFile
    is_kept: bool
    is_made_again: bool | None


@dataclass(frozen=True, slots=True)
class VerifiedIssue:
    """What became of an issued report.

    Attributes:
        report: As it was issued.
        is_same: Whether what it says has the digest that it was issued with.
        files: One by one.
    """

    report: IssuedReport
    is_same: bool
    files: tuple[VerifiedFile, ...]

    @property
    def is_sound(self) -> bool:
        """Say whether everything is as it was issued."""
        return self.is_same and all(
            one.is_kept and one.is_made_again is not False for one in self.files
        )


def verify_issue(workspace: Workspace, report: IssuedReport) -> VerifiedIssue:
    """Hold an issued report against what was kept of it; changes nothing.

    Args:
        workspace: Of the organisation.
        report: That was issued.
    """
    try:
        briefing = frozen_briefing(workspace, report)
        is_same = is_as_stamped(briefing) and briefing.digest == report.digest
    except DamagedError:
        is_same = False
    files = files_of(workspace, report)
    return VerifiedIssue(
        report, is_same, tuple(_verified(workspace, report, one, is_same) for one in files)
    )


def _verified(
    workspace: Workspace,
    report: IssuedReport,
    file: IssuedFile,
    is_same: bool,  # noqa: FBT001
) -> VerifiedFile:
    try:
        workspace.files.open(file.digest)
        is_kept = True
    except DamagedError:
        is_kept = False
    renderer = renderer_of(file.ending)
    if not is_same or maker_of(renderer) != file.maker:
        return VerifiedFile(file, is_kept, None)
    try:
        again = renderer.render(frozen_briefing(workspace, report), file.ending)
    except RefusedQuestionError:
        return VerifiedFile(file, is_kept, is_made_again=False)
    return VerifiedFile(file, is_kept, digest_chunks([again.content]) == file.digest)
