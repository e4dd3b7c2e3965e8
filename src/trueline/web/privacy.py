"""Keeps what a signed-in person sees out of caches."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers


def keep_private(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Forbid that answers to signed-in people are stored by the browser or on the way.

    A page and the part of it that is put into an open page share an address, so answers differ
    by the header with which the part is asked for.
    """

    def answer_privately(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        patch_vary_headers(response, ["HX-Request"])
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return answer_privately
