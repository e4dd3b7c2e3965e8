"""Bias priors of an organisation: the published ones, its own, or learnt from its own pairs.

They are the assumption on which every pooled number rests: kept once and for all with who set them
and why, used by every run from then on, and kept with each run.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from trueline.contracts.entry_shelf import Entry
from trueline.contracts.study_shelf import EntryKind
from trueline.core.codec import decode, encode
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.weighing.priors import PUBLISHED, BiasPriors, learn
from trueline.usecases.weighing.own_pairs import own_pairs
from trueline.usecases.workspace import Workspace

MOST = 10.0
"""No design is believed to be off by more than so many times the effect."""

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class KeptPriors:
    """Priors as they were set.

    Attributes:
        number: From 1; 0 for the published ones, which nobody set.
        priors: What holds from then on.
        by: Who set them; empty for the published ones.
        at: When, in UTC; None for the published ones.
    """

    number: int
    priors: BiasPriors
    by: str = ""
    at: datetime | None = None


def history_of_priors(
    workspace: Workspace, *, as_of: datetime | None = None
) -> tuple[KeptPriors, ...]:
    """Give all priors that ever held, the published ones first and those in force last."""
    kept = workspace.studies.history(EntryKind.BIAS_PRIORS, as_of=as_of)
    return (KeptPriors(0, PUBLISHED), *map(_read, kept))


def set_priors(
    workspace: Workspace, shares: Mapping[Grade, float], why: str, *, by: str
) -> KeptPriors:
    """Set priors by hand; grades that are not named stay as they are.

    Args:
        workspace: Of the organisation.
        shares: Standard deviation of the bias by grade, as a share of the effect's scale.
        why: Where the numbers come from.
        by: Who sets them.

    Raises:
        FaultyInputError: A share is no number from 0 to 10, E is named, a worse grade would be
            believed more than a better one, or no reason is given.
        ConflictError: Somebody else set priors meanwhile.
    """
    now = dict(history_of_priors(workspace)[-1].priors.shares)
    if issues := (*_faults(shares), *_faulty_order(now | dict(shares)), *_faulty_reason(why)):
        raise FaultyInputError(*issues)
    merged = tuple((grade, float(shares.get(grade, share))) for grade, share in now.items())
    return _keep(workspace, BiasPriors(merged, why.strip()), by)


def learn_priors(workspace: Workspace, *, by: str) -> KeptPriors:
    """Set the published priors as corrected by the organisation's own pairs.

    Raises:
        MissingError: There are no pairs among its studies.
        ConflictError: Somebody else set priors meanwhile.
    """
    pairs = [one.pair for one in own_pairs(workspace)]
    if not pairs:
        raise MissingError(
            "No study of grade A in which chance decided has the tactic and the outcome of another "
            "study; nothing can be learnt yet."
        )
    return _keep(workspace, learn(pairs), by)


def publish_priors(workspace: Workspace, *, by: str) -> KeptPriors:
    """Set the published priors again.

    Raises:
        ConflictError: Somebody else set priors meanwhile.
    """
    return _keep(workspace, PUBLISHED, by)


def _keep(workspace: Workspace, priors: BiasPriors, by: str) -> KeptPriors:
    shelf = workspace.studies
    number = len(shelf.history(EntryKind.BIAS_PRIORS)) + 1
    text = json.dumps(encode(priors), sort_keys=True, ensure_ascii=False)
    entry = Entry(EntryKind.BIAS_PRIORS, "", number, text, by=by, at=workspace.now())
    return _read(shelf.keep(entry))


def _read(entry: Entry) -> KeptPriors:
    priors = decode(json.loads(entry.document), BiasPriors)
    return KeptPriors(entry.number, priors, entry.by, entry.at)


def _faults(shares: Mapping[Grade, float]) -> Iterator[Issue]:
    if not shares:
        yield _issue("shares", "No grade is named.", "Write a grade and its share, such as C=0.6.")
    for grade, share in shares.items():
        if grade is Grade.E:
            yield _issue("E", "Grade E is never pooled, so it has no prior.", "Leave it out.")
        elif not math.isfinite(share) or not 0 <= share <= MOST:
            remedy = "Write a share from 0 to 10, such as 0.5."
            yield _issue(grade.value, f"{share:g} is no likely bias.", remedy)


def _faulty_order(shares: Mapping[Grade, float]) -> Iterator[Issue]:
    ranked = [(grade, shares[grade]) for grade in Grade if grade in shares and grade < Grade.E]
    for (better, less), (worse, more) in pairwise(ranked):
        if more < less:
            what = f"Grade {worse} would be believed more than grade {better}."
            yield _issue(worse.value, what, f"Write {less:g} or more, or less for {better}.")


def _faulty_reason(why: str) -> Iterator[Issue]:
    if not why.strip():
        yield _issue("why", "Nothing says where the numbers come from.", "Say it in a few words.")
    if len(why) > LONGEST_REASON:
        yield _issue("why", "The reason is too long.", f"Use {LONGEST_REASON} characters at most.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
