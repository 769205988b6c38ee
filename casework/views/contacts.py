"""查看联系电话：one phone, for one view, with a reason that is kept."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from casework.forms.lists import ReasonForm
from casework.models import CommunityResource, HumanResource, IncubatedOrganisation
from casework.rules.communities import can_reveal_contact
from casework.selectors.communities import get_row
from casework.services.communities import reveal_contact
from core import htmx
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission

MODELS: dict[str, Any] = {
    "people": HumanResource,
    "resource": CommunityResource,
    "organisation": IncubatedOrganisation,
}


@require_POST
@needs(Permission.COMMUNITY_WRITE)
@sensitive_variables("value")
def contact_reveal(request: StaffRequest, code: str, pk: UUID) -> HttpResponse:
    """Show one phone in full, once, after leaving an event."""
    if code not in MODELS:
        raise Http404
    row = get_row(MODELS[code], pk=pk)
    form, value = ReasonForm(request.POST), ""
    if form.is_valid():
        value = reveal_contact(
            row=row,
            reason=form.cleaned_data["reason"],
            is_allowed=can_reveal_contact(request.workspace),
            by=request.user,
        )
    back = {
        "people": lambda: reverse("casework:register", args=[row.community_id, "people"]),
        "resource": lambda: reverse("casework:resource_detail", args=[row.pk]),
        "organisation": lambda: reverse("casework:organisation_detail", args=[row.pk]),
    }[code]()
    context = {"row": row, "code": code, "value": value, "form": form, "back_url": back,
               "can_write": True}  # fmt: skip
    response = htmx.render(
        request, "casework/contact_reveal.html", "casework/partials/_contact.html", context
    )
    return no_store(response)
