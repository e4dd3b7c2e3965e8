"""Status rules: what is on pace, at risk and off pace, and how an organisation changes that."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.measure.judging.rules import USUAL_RULES, StatusRules
from trueline.usecases.judging.status_rules import (
    change_status_rules,
    check_status_rules,
    status_rules,
)
from trueline.usecases.judging.try_rules import try_rules
from trueline.web.access import Role
from trueline.web.judging.rule_form import (
    RuleForm,
    arranged,
    form_from,
    form_of,
    rules_of,
    with_issues,
)
from trueline.web.judging.rule_words import patience_sentence, rule_sentences
from trueline.web.looked_at import look_at
from trueline.web.page import page
from trueline.web.visit import Visit

USUAL, SAVE, TRY = "usual", "save", "try"
SHOWN_SETS = 20


@page("settings/status/", name="status-rules")
def show_rules(visit: Visit) -> HttpResponse:
    """Show the rules in force, those before, and to administrators the form."""
    return _show(visit, form_of(status_rules(visit.workspace())))


@page(
    "settings/status/change/",
    name="change-status-rules",
    role=Role.ADMINISTRATOR,
    methods=("GET", "HEAD", "POST"),
)
def change_rules(visit: Visit) -> HttpResponse:
    """Arrange the form, try out what it says, or put it in force."""
    if visit.request.method != "POST":
        return visit.go("status-rules")
    act = visit.request.POST.get("do", TRY)
    form = form_from(visit.request.POST)
    if act == USUAL:
        return _show(visit, form_of(USUAL_RULES), is_changed=True)
    if act not in (SAVE, TRY):
        return _show(visit, arranged(form, act), is_changed=True)
    rules, form = rules_of(form)
    if rules is not None:
        form = with_issues(form, check_status_rules(rules, reason=form.reason))
    if rules is None or form.has_faults:
        return _show(visit, form, is_changed=True, status=422)
    if act == TRY:
        return _show(visit, form, tried=rules, is_changed=True)
    return _save(visit, form, rules)


def _save(visit: Visit, form: RuleForm, rules: StatusRules) -> HttpResponse:
    kept = change_status_rules(visit.workspace(), rules, by=visit.member.email, reason=form.reason)
    said = _("The status rules are in force from now on.")
    visit.say(said if kept else _("These rules are in force already; nothing was changed."))
    return visit.go("status-rules")


def _show(
    visit: Visit,
    form: RuleForm,
    *,
    tried: StatusRules | None = None,
    is_changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    title = _("Status rules")
    workspace = visit.workspace()
    history = workspace.statuses.history()[:SHOWN_SETS]
    rules = history[0].rules if history else USUAL_RULES
    context: dict[str, object] = {
        "title": title,
        "crumbs": [(_("Settings"), reverse("settings")), (title, "")],
        "sentences": rule_sentences(rules),
        "patience": patience_sentence(rules),
        "form": form,
        "is_changed": is_changed,
        "may_change": visit.may(Role.ADMINISTRATOR),
        "history": [(one, rule_sentences(one.rules)) for one in history],
        "is_usual": rules == USUAL_RULES,
    }
    if tried is not None:
        context |= _tried(visit, tried)
    return visit.render("pages/status_rules.html", context, status=status)


def _tried(visit: Visit, rules: StatusRules) -> dict[str, object]:
    looked = look_at(visit)
    if looked is None:
        return {"tried": _("There is no plan in force, so no KPI changes its status.")}
    found = try_rules(looked.workspace, looked.adopted.plan, looked.scorecard, rules)
    count = len(looked.scorecard.readings)
    words = ngettext(
        "{0} of {1} KPI would change its status.",
        "{0} of {1} KPIs would change their status.",
        count,
    )
    return {
        "tried": words.format(len(found), count),
        "changes": [(one, looked.address_of(one.reading.path)) for one in found],
    }
