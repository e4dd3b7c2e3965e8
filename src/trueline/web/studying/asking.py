"""The steps of a study that is being asked: their forms, and what its data allow."""

from collections.abc import Sequence
from typing import Any

from django import forms

from trueline.core.errors import FaultyInputError, TruelineError
from trueline.evidence.study import Study
from trueline.exports.files.opening import open_export
from trueline.plan.cascade import placed_kpis
from trueline.usecases.studying.keep_file import keep_file
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.studying.observing_study import look_for
from trueline.usecases.studying.possible_methods import possible_methods
from trueline.usecases.workspace import Workspace
from trueline.web.stores.jobs import JobRecord
from trueline.web.studying.ask_forms import ColumnsForm, ComparedForm, QuestionForm, WorthForm
from trueline.web.studying.asked import id_of, study_said
from trueline.web.uploads import upload_path
from trueline.web.visit import Visit

STEPS = ("question", "data", "compared", "worth")


def kpi_choices(visit: Visit) -> list[tuple[str, str]]:
    """Give the KPIs of the plan in force, by path and name."""
    adopted = visit.workspace().plans.adopted()
    return [(one.path, one.kpi.name) for one in placed_kpis(adopted.plan)] if adopted else []


def form_of(visit: Visit, draft: JobRecord, step: str, given: Any) -> forms.Form | None:  # noqa: ANN401 - Django's mapping
    """Give the form of a step as it was sent, or as it was kept; None where the step has none."""
    said = draft.order["said"]
    match step:
        case "question":
            return QuestionForm(kpi_choices(visit), given, initial=said)
        case "data":
            return ColumnsForm(columns_of(draft), given, initial=said)
        case "compared":
            return ComparedForm(columns_of(draft), given, initial=said)
        case "worth":
            return WorthForm(given, initial={"currency": _currency(visit), **said})
    return None


def columns_of(draft: JobRecord) -> list[str]:
    """Give the names of the columns of a draft's table; none where it cannot be opened."""
    try:
        sheets = open_export(upload_path(draft.order["upload"]), draft.order["name"]).sheets
    except FaultyInputError:
        return []
    head = next((one.head[0] for one in sheets if one.head), None)
    names = [one.strip() for one in head.cells] if head else []
    return list(dict.fromkeys(filter(None, names)))


def look_at_asked(visit: Visit, draft: JobRecord) -> dict[str, Any]:
    """Give what the data of a draft allow; shows no outcome."""
    workspace = visit.workspace()
    try:
        study = _study(workspace, draft)
        looked = look_for(workspace, study)
        return {
            "asked": study,
            "methods": possible_methods(looked.study, looked.observations),
            "observed": looked.observations,
        }
    except FaultyInputError as faulty:
        return {"faults": faulty.issues}
    except TruelineError as refused:
        return {"why": str(refused)}


def study_to_lock(workspace: Workspace, draft: JobRecord, methods: Sequence[str]) -> Study:
    """Give the study of a draft with its file kept with the organisation.

    Args:
        workspace: Of the organisation.
        draft: With what was said.
        methods: Names of those that are to answer; empty for all whose needs are met.

    Raises:
        FaultyInputError: Something in it, or in its table, cannot be; nothing is kept.
        MissingError: The table is no longer there.
    """
    study = _study(workspace, draft, methods)
    return keep_file(workspace, study, upload_path(draft.order["upload"]))


def _study(workspace: Workspace, draft: JobRecord, methods: Sequence[str] = ()) -> Study:
    """Give the study as it was said; it reads the brought file where that lies now."""
    taken = frozenset(one.registration.study.id for one in listed_studies(workspace))
    said = {**draft.order["said"], "methods": list(methods)}
    name = id_of(said["question"], taken)
    path = str(upload_path(draft.order["upload"]))
    return study_said(name, path, said, seed=draft.id)


def _currency(visit: Visit) -> str:
    adopted = visit.workspace().plans.adopted()
    return adopted.plan.currency if adopted else ""
