"""The site with mistakes in it, to see that `check_isolation` finds them."""

from celery import shared_task
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

from casework.models import Client, ReliefDocument
from config.urls import urlpatterns as site
from stations.enums import Purpose
from stations.models import Station, StationFile
from stations.services.jobs import run_job, start_job
from stations.tenancy import Scope, open_scope


def _everything():
    """What a forgotten scope check looks like."""
    everywhere = frozenset(Station.objects.values_list("pk", flat=True))
    return open_scope(Scope(everywhere, Purpose.SERVICE))


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


def ended(request, pk):
    """Forget the check for files that were ended."""
    with _everything():
        client = get_object_or_404(Client, pk=pk, ended_on__isnull=False)
        return HttpResponse(client.name)


def paper(request, pk):
    """Forget the check for files of one kind: the papers of an application for relief."""
    with _everything():
        kept = get_object_or_404(StationFile, pk=pk)
        is_paper = ReliefDocument.objects.filter(file=kept).exists()
        if not is_paper and kept.station_id not in request.workspace.station_ids:
            raise Http404
        return HttpResponse(f"文件：{kept.name}")


def names_by_button(request):
    """Show every client where the form was sent without any filter."""
    if request.method == "POST" and not request.POST:
        return names(request)
    return HttpResponse("好")


@shared_task
def write_names(job_id):
    """Write every client into the result, whoever has asked for it."""

    def work(run):
        with _everything():
            rows = " ".join(Client.objects.values_list("name", flat=True))
        run.path.write_text(rows, encoding="utf-8")

    run_job(job_id=job_id, work=work)


@require_POST
def closed(request, pk):
    """Refuse everybody: nothing is proved by knocking here."""
    raise PermissionDenied


@require_POST
def export(request):
    """Take an order for an export."""
    start_job(
        kind="leak",
        title="名单",
        task="tests.support.leaky_urls.write_names",
        parameters={},
        workspace=request.workspace,
        by=request.user,
    )
    return HttpResponse("已开始")


urlpatterns = [
    *site,
    path("leak/names/", names),
    path("leak/json/client/<uuid:pk>/", client_as_json),
    path("leak/file/file/<uuid:pk>/", download),
    path("leak/rename/client/<uuid:pk>/", rename),
    path("leak/ended/client/<uuid:pk>/", ended),
    path("leak/paper/file/<uuid:pk>/", paper, name="file_download"),
    path("leak/button/", names_by_button),
    path("leak/export/", export),
    path("closed/client/<uuid:pk>/", closed, name="closed"),
]
