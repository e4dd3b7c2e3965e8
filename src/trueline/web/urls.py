"""Addresses: accounts, and every page of the folder ``pages``."""

from allauth.account import views as account
from django.urls import include, path
from django.views.generic import RedirectView

from trueline.web import faults
from trueline.web.page import addresses

# Only those of allauth's pages that work here: accounts are by invitation, and no mail is sent.
urlpatterns = [
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/password/", account.password_change, name="account_change_password"),
    # Who has no password, such as the demo's guest, gets none by themselves.
    path(
        "accounts/no-password/",
        RedirectView.as_view(pattern_name="overview"),
        name="account_set_password",
    ),
    path("accounts/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/second-factor/", include("allauth.mfa.urls")),
    *addresses(),
]
handler400 = faults.bad_request
handler403 = faults.forbidden
handler404 = faults.not_found
handler500 = faults.broken
