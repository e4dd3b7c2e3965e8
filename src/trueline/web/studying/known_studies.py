"""Studies of an organisation for pages that show more than them, remembered with their returns."""

from dataclasses import dataclass

from trueline.usecases.returning.read_return import ReturnStatement, returns_of
from trueline.usecases.studying.listed_studies import ListedStudy, listed_studies
from trueline.web.looked_at import LookedAt
from trueline.web.remembered import Remembered


@dataclass(frozen=True, slots=True)
class KnownStudies:
    """What studies say by now.

    Attributes:
        studies: Each with its newest run.
        returns: What they say that tactics of the plan in force returned.
    """

    studies: tuple[ListedStudy, ...]
    returns: ReturnStatement


KNOWN: Remembered[KnownStudies] = Remembered(32)


def known_studies(looked: LookedAt) -> KnownStudies:
    """Give the studies as they are known where a page looks."""
    key = (looked.workspace.organisation, looked.adopted.number, looked.kept, looked.as_of)
    return KNOWN.get(key, lambda: _read(looked))


def _read(looked: LookedAt) -> KnownStudies:
    moment = looked.as_of.moment if looked.as_of else None
    studies = listed_studies(looked.workspace, as_of=moment)
    return KnownStudies(studies, returns_of(studies, looked.adopted.plan))
