"""Accounts: every page and handle, who keeps it, whether it lives, and what is to become of it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.plan.applying import Refused
from trueline.usecases.list_accounts import list_accounts
from trueline.usecases.take_account import take_account
from trueline.web.access import Role
from trueline.web.account_rows import account_rows, channel_choices
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import look_at_plan
from trueline.web.undoing import say_done, say_refused
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Accounts"), "at-symbol", 26, "a")


@page("accounts/", name="accounts", menu=MENU)
def accounts(visit: Visit) -> HttpResponse:
    """List every account; those that belong to no channel come first."""
    title = _("Accounts")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at_plan(visit)
    if looked is None:
        return visit.render("pages/accounts.html", known)
    then = as_of(visit)
    lines = list_accounts(looked.workspace, looked.plan, as_of=then.moment if then else None)
    rows = account_rows(looked, lines)
    known |= {
        "plan_looked": looked,
        "as_of": then,
        "orphans": [row for row in rows if row.line.is_orphan],
        "rows": [row for row in rows if not row.line.is_orphan],
        "has_followers": any(one.followers for one in lines),
        "channels": channel_choices(looked),
        "may_edit": visit.may(Role.PLANNER) and not then,
        "today": looked.workspace.today,
    }
    return visit.render("pages/accounts.html", known)


@page("accounts/take/", name="take-account", role=Role.PLANNER, methods=("POST",))
def take(visit: Visit) -> HttpResponse:
    """Take an account into a channel, or into the list of those that belong to none.

    Raises:
        MissingError: There is no such channel, or it is no account.
    """
    key, channel = visit.request.POST.get("account", ""), visit.request.POST.get("channel", "")
    done = take_account(visit.workspace(), key, channel, by=visit.member.email)
    if isinstance(done, Refused):
        say_refused(visit, done)
    else:
        words = _("{0} was taken into the plan.") if not channel else _("{0} was taken into {1}.")
        say_done(visit, words.format(key, channel), done.entry)
    return HttpResponseRedirect(f"{reverse('accounts')}?plan=draft")
