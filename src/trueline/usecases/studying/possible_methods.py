"""Which methods the data of a study allow, and what the others lack; shows no outcome."""

from dataclasses import dataclass

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.evidence.estimate import Need
from trueline.evidence.observations import Observations
from trueline.evidence.study import Study
from trueline.usecases.catalogues import ESTIMATORS


@dataclass(frozen=True, slots=True)
class PossibleMethod:
    """A method, held against the data of a study.

    Attributes:
        name: Of the method.
        title: For people.
        needs: What it must have, and what there is.
        is_wanted: The study asks for it, by name or by asking for all.
        is_long: It takes longer than a second or so.
    """

    name: str
    title: str
    needs: tuple[Need, ...]
    is_wanted: bool
    is_long: bool = False

    @property
    def is_possible(self) -> bool:
        """Say whether everything that it needs is there."""
        return all(one.is_met for one in self.needs)


def possible_methods(study: Study, observations: Observations) -> tuple[PossibleMethod, ...]:
    """Give every method, with its needs held against the data, by name.

    Raises:
        FaultyInputError: The study names a method that there is not.
    """
    refuse_unknown_methods(study)
    return tuple(
        PossibleMethod(
            name=one.name,
            title=one.title,
            needs=one.needs(study, observations),
            is_wanted=not study.methods or one.name in study.methods,
            is_long=one.is_long,
        )
        for one in ESTIMATORS.all()
    )


def refuse_unknown_methods(study: Study) -> None:
    """Refuse a study that names a method which there is not.

    Raises:
        FaultyInputError: It does; the issues name the place.
    """
    known = [one.name for one in ESTIMATORS.all()]
    issues = [
        Issue(
            Severity.BLOCKS,
            f"{study.id}, methods/{place}",
            f"There is no method “{one}”.",
            f"Methods are: {', '.join(known)}.",
        )
        for place, one in enumerate(study.methods, start=1)
        if one not in known
    ]
    if issues:
        raise FaultyInputError(*issues)
