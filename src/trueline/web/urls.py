"""Addresses: accounts, and every page of the folder ``pages``."""

from django.urls import include, path

urlpatterns = [path("accounts/", include("allauth.urls"))]
