"""Ways in: the demo's one click, a link that works once, and the first account."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.access import Role
from trueline.web.door import is_local, let_in
from trueline.web.page import open_page
from trueline.web.stores.guests import demo_guest
from trueline.web.stores.links import Purpose, close_links, is_open, use_link
from trueline.web.stores.organisations import (
    OrganisationRecord,
    make_organisation,
    organisation_record,
    organisation_slugs,
)
from trueline.web.stores.people import has_account, has_people, join, make_person

WEEK_STARTS = (
    (0, gettext_lazy("Monday")),
    (5, gettext_lazy("Saturday")),
    (6, gettext_lazy("Sunday")),
)


class SetUpForm(forms.Form):
    """The first account and the organisation it is for."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=120)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Ten characters or more."),
        validators=[validate_password],
    )
    organisation = forms.CharField(label=gettext_lazy("Organisation"), max_length=120)
    currency = forms.RegexField(
        r"^[A-Z]{3}$",
        label=gettext_lazy("Currency"),
        initial="EUR",
        error_messages={"invalid": gettext_lazy("Give its code of three letters, such as EUR.")},
    )
    week_start = forms.TypedChoiceField(
        label=gettext_lazy("Weeks begin on"), choices=WEEK_STARTS, coerce=int
    )

    def clean_email(self) -> str:
        """Refuse an address that has an account: this form asks for no password of it."""
        email: str = self.cleaned_data["email"]
        if has_account(email):
            raise forms.ValidationError(_("This address has an account already; give another."))
        return email

    def clean_organisation(self) -> str:
        """Refuse an organisation that is there: this form makes a new one and joins none."""
        name: str = self.cleaned_data["organisation"]
        if slug_of(name) in organisation_slugs():
            raise forms.ValidationError(_("There is an organisation of this name; give another."))
        return name


def slug_of(name: str) -> str:
    """Give the short name of an organisation for its name."""
    return slugify(name)[:60] or "main"


@open_page("enter/demo/", name="demo", methods=("POST",))
def enter_demo(request: HttpRequest) -> HttpResponse:
    """Sign the demo's guest in, for someone at this very machine.

    Raises:
        Http404: There is no demo, or the request comes from elsewhere.
    """
    guest = demo_guest() if is_local(request) else None
    if guest is None:
        raise Http404(_("The demo opens with one click only on the machine that serves it."))
    let_in(request, guest)
    return HttpResponseRedirect(reverse("overview"))


@open_page("enter/<str:token>/", name="enter", methods=("GET", "HEAD", "POST"))
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a link; a click more, so that a preview of the link does not use it up.

    Raises:
        Http404: The link was used or is too old.
    """
    now = timezone.now()
    if request.method == "POST":
        link = use_link(token, Purpose.SIGN_IN, now=now)
        if link is not None and link.person is not None:
            let_in(request, link.person)
            return HttpResponseRedirect(reverse("overview"))
    if request.method == "POST" or not is_open(token, Purpose.SIGN_IN, now=now):
        raise Http404(_too_late())
    return render(request, "pages/enter.html", {"title": _("Come in")})


@open_page("set-up/<str:token>/", name="set-up", methods=("GET", "HEAD", "POST"))
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """Make the first account and its organisation.

    Raises:
        Http404: The link was used or is too old, or somebody has an account by now.
    """
    if has_people() or not is_open(token, Purpose.SET_UP, now=timezone.now()):
        raise Http404(_too_late())
    form = SetUpForm(request.POST or None)
    if form.is_valid():
        _settle(request, token, form)
        return HttpResponseRedirect(reverse("data"))
    context = {"title": _("Set up Trueline"), "form": form}
    return render(request, "pages/set_up.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _settle(request: HttpRequest, token: str, form: SetUpForm) -> None:
    link = use_link(token, Purpose.SET_UP, now=timezone.now())  # locks: the second comes too late
    if link is None or has_people():
        raise Http404(_too_late())
    close_links(Purpose.SET_UP)
    given = form.cleaned_data
    make_organisation(
        OrganisationRecord(
            slug=slug_of(given["organisation"]),
            name=given["organisation"],
            currency=given["currency"],
            week_start=given["week_start"],
        )
    )
    person = make_person(given["email"], name=given["name"], password=given["password"])
    for slug in organisation_slugs():  # the first account also holds what the command line made
        if not organisation_record(slug).is_demo:
            join(person, slug, tuple(Role))
    let_in(request, person)


def _too_late() -> str:
    return _(
        "This link was used or is older than half an hour. Starting Trueline prints a new one."
    )
