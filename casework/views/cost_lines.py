"""Keeping a line of the costs, of a group or of an activity."""

from casework.forms.costs import CostForm
from casework.models import CommunityActivity, CostLine, ServiceGroup
from casework.services.costs import add_cost, change_cost
from core.forms import accepted
from stations.access import StaffRequest
from stations.services.files import keep_upload


def keep_cost(
    request: StaffRequest,
    form: CostForm,
    *,
    cost: CostLine | None = None,
    group: ServiceGroup | None = None,
    activity: CommunityActivity | None = None,
) -> bool:
    """Change `cost`, or add one to the group or the activity; with the receipt that was sent."""
    owner = group or activity
    assert owner is not None, "a cost belongs to a group or an activity"

    def keep() -> None:
        upload = form.cleaned_data["receipt"]
        receipt = (
            keep_upload(station_id=owner.station_id, upload=upload, by=request.user)
            if upload
            else None
        )
        values = form.values(receipt)
        if cost is not None:
            seen_at = form.cleaned_data["seen_at"]
            change_cost(cost=cost, values=values, seen_at=seen_at, by=request.user)
        else:
            add_cost(
                cost_id=form.cleaned_data["id"],
                group=group,
                activity=activity,
                values=values,
                by=request.user,
            )

    return accepted(form, keep)
