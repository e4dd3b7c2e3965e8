"""The steps of a study that is being asked: their forms, and what its data allow."""

from collections.abc import Sequence
from typing import Any

from django import forms

from trueline.core.errors import FaultyInputError, TruelineError
from trueline.evidence.study import Study
from trueline.exports.files.opening import open_export
from trueline.plan.document import Plan
from trueline.usecases.studying.keep_file import keep_file
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.studying.observing_study import look_for
from trueline.usecases.studying.possible_methods import possible_methods
from trueline.usecases.workspace import Workspace
from trueline.web.stores.jobs import JobRecord
from trueline.web.studying.ask_forms import ColumnsForm, ComparedForm, QuestionForm, WorthForm
from trueline.web.studying.asked import id_of, study_said
from trueline.web.studying.asked_numbers import (
    account_choices,
    is_of_ledger,
    kpi_metric,
    metric_choices,
    units_said,
)
from trueline.web.studying.ledger_forms import NumbersForm, PowerForm, TreatedForm
from trueline.web.uploads import upload_path
from trueline.web.visit import Visit

STEPS = ("question", "data", "compared", "worth", "power")


def plan_asked(visit: Visit) -> Plan | None:
    """Give the plan in force; None before there is one."""
    adopted = visit.workspace().plans.adopted()
    return adopted.plan if adopted else None


def form_of(visit: Visit, draft: JobRecord, step: str, given: Any) -> forms.Form | None:  # noqa: ANN401 - Django's mapping
    """Give the form of a step as it was sent, or as it was kept; None where the step has none."""
    said, plan = draft.order["said"], plan_asked(visit)
    match step:
        case "question":
            return QuestionForm(plan, given, initial=said)
        case "data" | "compared" if is_of_ledger(draft):
            return _of_numbers(visit, draft, step, given)
        case "data" | "compared":
            of_table = ColumnsForm if step == "data" else ComparedForm
            return of_table(columns_of(draft), given, initial=said)
        case "worth":
            currency = plan.currency if plan else ""
            return WorthForm(given, initial={"currency": currency, **said})
        case "power":
            return PowerForm(given, initial=said)
    return None


def _of_numbers(visit: Visit, draft: JobRecord, step: str, given: Any) -> forms.Form:  # noqa: ANN401 - Django's mapping
    """Give the form of a step about own numbers; what is refused stands on it."""
    said, plan, workspace = draft.order["said"], plan_asked(visit), visit.workspace()
    if step == "data":
        usual = {"metric": kpi_metric(plan, said.get("kpi", ""))}
        choices = metric_choices(workspace, plan), account_choices(plan)
        form: forms.Form = NumbersForm(*choices, given, initial={**usual, **said})
        if given is not None and form.is_valid():
            _refuse_none(form, units_said(workspace, {**said, **form.cleaned_data})[1])
        return form
    units, why = units_said(workspace, said)
    form = TreatedForm(units, given, initial=said)
    if given is not None:
        _refuse_none(form, why)
    return form


def _refuse_none(form: forms.Form, why: str) -> None:
    form.full_clean()
    if why:
        form.add_error(None, why)


def columns_of(draft: JobRecord) -> list[str]:
    """Give the names of the columns of a draft's table; none where it cannot be opened."""
    if is_of_ledger(draft):
        return []
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
        study = study_of(workspace, draft)
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
    """Give the study of a draft, with its file, where it has one, kept with the organisation.

    Args:
        workspace: Of the organisation.
        draft: With what was said.
        methods: Names of those that are to answer; empty for all whose needs are met.

    Raises:
        FaultyInputError: Something in it, or in its table, cannot be; nothing is kept.
        MissingError: The table is no longer there.
    """
    study = study_of(workspace, draft, methods)
    if is_of_ledger(draft):
        return study
    return keep_file(workspace, study, upload_path(draft.order["upload"]))


def study_of(workspace: Workspace, draft: JobRecord, methods: Sequence[str] = ()) -> Study:
    """Give the study as it was said; it reads a brought file where that lies now.

    Args:
        workspace: Of the organisation.
        draft: With what was said.
        methods: Names of those that are to answer; empty for all whose needs are met.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the part.
        MissingError: The table is no longer there.
    """
    taken = frozenset(one.registration.study.id for one in listed_studies(workspace))
    said = {**draft.order["said"], "methods": list(methods)}
    name = id_of(said["question"], taken)
    path = "" if is_of_ledger(draft) else str(upload_path(draft.order["upload"]))
    return study_said(name, path, said, seed=draft.id)
