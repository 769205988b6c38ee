"""What the panels on the page of a case have in common, and the panel of cases on a client's."""

from uuid import UUID

from casework.models import Case
from casework.phrases import cases as phrases
from casework.rules.cases import can_open
from casework.selectors.cases import get_case
from core.errors import NotFoundError
from stations.access import StaffRequest


def case_asked_for(request: StaffRequest) -> Case:
    """Return the case of `?case=…`, if this workspace may open it."""
    try:
        pk = UUID(request.GET.get("case", ""))
    except ValueError as error:
        raise NotFoundError(phrases.CASE_GONE) from error
    case = get_case(pk=pk)
    can_open(request.workspace, request.user, case).require()
    return case
