"""今天的路线：the worker's own order of whom he visits."""

from django.db import transaction

from accounts.models import User
from casework.models import VisitPlan
from casework.phrases import visits as phrases
from casework.selectors.visits import route_of
from core import clock
from core.errors import NotAllowedError
from stations.selectors.workspaces import Workspace


@transaction.atomic
def move_stop(*, plan: VisitPlan, up: bool, workspace: Workspace, by: User) -> None:
    """Move one stop up or down within its community. An order of one's own leaves no event."""
    stops = route_of(workspace, clock.today())
    here = [stop for stop in stops if stop.community_id == plan.community_id]
    places = [stop.pk for stop in here]
    if plan.pk not in places or plan.worker_id != by.pk:
        raise NotAllowedError(phrases.ROUTE_FOREIGN)
    at = places.index(plan.pk)
    to = max(0, min(len(here) - 1, at - 1 if up else at + 1))
    here.insert(to, here.pop(at))
    _keep(here)


@transaction.atomic
def sort_by_address(*, workspace: Workspace, by: User) -> None:
    """Put all stops of today in the order of their addresses, community by community."""
    stops = route_of(workspace, clock.today(), with_addresses=True)
    _keep(sorted(stops, key=lambda stop: _numbered(stop.client.address)))


def _keep(stops: list[VisitPlan]) -> None:
    for position, stop in enumerate(stops, start=1):
        stop.route_position = position
    VisitPlan.objects.bulk_update(stops, ["route_position"])


def _numbered(address: str) -> list[tuple[int, int | str]]:
    """Read numbers as numbers: 2号 comes before 12号."""
    parts: list[tuple[int, int | str]] = []
    word = ""
    for character in address + " ":
        if word and character.isdecimal() != word[-1].isdecimal():
            parts.append((0, int(word)) if word.isdecimal() else (1, word))
            word = ""
        word += character
    return parts
