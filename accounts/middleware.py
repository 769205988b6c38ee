"""Sessions that end when nobody is there, and scripts that are told so."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from accounts import phrases
from core import clock

GetResponse = Callable[[HttpRequest], HttpResponse]

SEEN = "seen"
SEEN_EVERY_SECONDS = 60
BY_ITSELF = "X-By-Itself"


class IdleTimeoutMiddleware:
    """Prolongs the session of whoever works, at one write a minute.

    Saving the session moves its end to `SESSION_COOKIE_AGE` from now; without requests it ends.
    A page that asks by itself how far a job is does not count as work.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the moment, then answer."""
        if request.user.is_authenticated and BY_ITSELF not in request.headers:
            now = int(clock.now().timestamp())
            if now - request.session.get(SEEN, 0) >= SEEN_EVERY_SECONDS:
                request.session[SEEN] = now
        return self.get_response(request)


class LoginInPlaceMiddleware:
    """Answers a script whose session has ended with 401 instead of the login page.

    The page then opens the login in a frame (assets/js/login-in-place.js); nothing is retyped.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass through; the check is in `process_view`, where the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Refuse a script without a login."""
        if request.user.is_authenticated or not _is_script(request):
            return None
        if not request.path.startswith("/api/") and not getattr(view, "login_required", True):
            return None
        answer = JsonResponse({"detail": phrases.SESSION_ENDED}, status=HTTPStatus.UNAUTHORIZED)
        answer["X-Login-Required"] = "1"
        return answer


def _is_script(request: HttpRequest) -> bool:
    headers = request.headers
    return (
        request.path.startswith("/api/")
        or headers.get("HX-Request") == "true"
        or headers.get("X-Requested-With") == "XMLHttpRequest"
    )
