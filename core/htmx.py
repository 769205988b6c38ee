"""Pages and fragments: one view answers both."""

from collections.abc import Mapping
from typing import Any

from django import shortcuts
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django_htmx.http import trigger_client_event
from django_htmx.middleware import HtmxDetails


class HtmxHttpRequest(HttpRequest):
    """A request that went through `HtmxMiddleware`."""

    htmx: HtmxDetails


def wants_fragment(request: HtmxHttpRequest) -> bool:
    """Tell whether htmx will put the answer into the page that it already has."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render(
    request: HtmxHttpRequest,
    page: str,
    partial: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Render `partial` for htmx and `page`, which includes it, for everybody else."""
    template = partial if wants_fragment(request) else page
    response = shortcuts.render(request, template, dict(context or {}), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def toast(response: HttpResponse, text: str, *, level: str = "success") -> HttpResponse:
    """Have the page show `text` for a moment. Levels are those of Django's messages."""
    trigger_client_event(response, "toast", {"text": text, "level": level})
    return response
