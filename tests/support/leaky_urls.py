"""The site with mistakes in it, to see that `check_isolation` finds them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.urls import path

from casework.models import Client
from config.urls import urlpatterns as site
from stations.models import Station, StationFile
from stations.tenancy import station_scope


def _everything():
    """What a forgotten scope check looks like."""
    return station_scope(frozenset(Station.objects.values_list("pk", flat=True)))


def names(request):
    """Show every client to whoever is signed in."""
    with _everything():
        return HttpResponse(" ".join(Client.objects.values_list("name", flat=True)))


def client_as_json(request, pk):
    """Show any client as JSON, with escapes."""
    with _everything():
        return JsonResponse({"name": Client.objects.get(pk=pk).name})


@login_not_required
def download(request, pk):
    """Send any file to anybody."""
    with _everything():
        return HttpResponse(b"a secret" if StationFile.objects.filter(pk=pk).exists() else b"")


def rename(request, pk):
    """Let anybody change any client."""
    with _everything():
        if request.method == "POST":
            Client.objects.filter(pk=pk).update(notes="改写")
        return HttpResponse("好")


urlpatterns = [
    *site,
    path("leak/names/", names),
    path("leak/json/client/<uuid:pk>/", client_as_json),
    path("leak/file/file/<uuid:pk>/", download),
    path("leak/rename/client/<uuid:pk>/", rename),
]
