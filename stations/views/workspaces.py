"""工作身份：where somebody begins, and switches."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.errors import NotFoundError
from stations import phrases
from stations.selectors.workspaces import SESSION_KEY


@require_GET
def home(request: Any) -> HttpResponse:
    """Go to the page that answers 现在做什么; whoever has no post is told so."""
    if request.workspace is None:
        return redirect("stations:workspace_choose")
    return redirect(request.workspace.home)


@require_http_methods(["GET", "POST"])
def workspace_choose(request: Any) -> HttpResponse:
    """Choose in which of one's own posts to work. Open to everybody who has signed in."""
    if request.method == "POST":
        wanted = request.POST.get("assignment", "")
        own = next((one for one in request.assignments if str(one.pk) == wanted), None)
        if own is None:
            raise NotFoundError(phrases.ASSIGNMENT_GONE)
        request.session[SESSION_KEY] = own.pk
        return redirect("stations:home")
    context = {"assignments": request.assignments, "no_workspace": phrases.NO_WORKSPACE}
    return render(request, "stations/workspace_choose.html", context)
