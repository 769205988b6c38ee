"""检索：the page, and what the field of the bar shows while somebody types."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from casework.rules.clients import sees_names
from casework.selectors.clients import clean_words
from casework.selectors.search import search
from core import htmx
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission

SHOWN = 20
SHOWN_IN_BAR = 4
BAR = "find-results"


@require_GET
@needs(Permission.CLIENT_VIEW)
def search_page(request: StaffRequest) -> HttpResponse:
    """What matches, kind by kind."""
    words = clean_words(request.GET.get("q", ""))
    in_bar = request.htmx.target == BAR
    limit = SHOWN_IN_BAR if in_bar else SHOWN
    context = {
        "words": words,
        "found": search(request.workspace, words, limit=limit),
        "limit": limit,
        "by_name": sees_names(request.workspace),
        "can_create": request.workspace.permits(Permission.CLIENT_WRITE),
    }
    partial = "casework/partials/_search_results.html"
    if in_bar:
        partial = "casework/partials/_search_bar.html"
    response = no_store(htmx.render(request, "casework/search.html", partial, context))
    response["Vary"] = "HX-Request, HX-Target"
    return response
