"""From request to audit context, from domain error to answer."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from rest_framework import status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from core.audit.context import audit_context
from core.errors import ConflictError, DomainError, NotAllowedError, NotFoundError
from core.ids import uuid7

GetResponse = Callable[[HttpRequest], HttpResponse]

STATUS_OF: dict[type[BaseException], int] = {
    NotFoundError: status.HTTP_404_NOT_FOUND,
    NotAllowedError: status.HTTP_403_FORBIDDEN,
    ConflictError: status.HTTP_409_CONFLICT,
    DomainError: status.HTTP_409_CONFLICT,
}


class RequestIdMiddleware:
    """Names the request, in the answer's header and in the audit events."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the audit context of this request."""
        request_id = uuid7().hex
        with audit_context(request_id=request_id, ip=request.META.get("REMOTE_ADDR") or None):
            response = self.get_response(request)
        response["X-Request-Id"] = request_id
        return response


class DomainErrorMiddleware:
    """Turns a domain error that no view answered into a page that says what is wrong."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass through; errors arrive in `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer domain errors, leave all others to Django."""
        if not isinstance(error, DomainError):
            return None
        code = status_of(error)
        return render(request, f"{code}.html", {"reason": str(error)}, status=code)


def status_of(error: DomainError) -> int:
    """Return the HTTP status of the nearest kind of `error`."""
    return next(STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF)


def api_exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer domain errors of the JSON interface like those of the pages."""
    if isinstance(error, DomainError):
        return Response({"detail": str(error)}, status=status_of(error))
    return exception_handler(error, context)
