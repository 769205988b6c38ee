"""The site with views that raise, to see what becomes of each error."""

from django.urls import path
from rest_framework.views import APIView

from config.urls import urlpatterns as site
from core.errors import ConflictError, DomainError, NotAllowedError, NotFoundError

KINDS = {
    "missing": NotFoundError,
    "forbidden": NotAllowedError,
    "conflict": ConflictError,
    "refused": DomainError,
    "broken": ZeroDivisionError,
}


def page(request, kind):
    """Raise the error of that name."""
    raise KINDS[kind]("这里写着原因。")


class Interface(APIView):
    """The same for the JSON interface."""

    def get(self, request, kind):
        """Raise the error of that name."""
        raise KINDS[kind]("这里写着原因。")


urlpatterns = [
    *site,
    path("raise/<str:kind>/", page),
    path("api/raise/<str:kind>/", Interface.as_view()),
]
