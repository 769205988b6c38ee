"""Reading verification lists, and finding who is meant by a line."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casework.enums.visits import CheckResult
from casework.models import Client, ServiceRecord, VerificationItem, VerificationList
from casework.phrases import verifications as phrases
from casework.selectors.clients import listed_clients
from casework.selectors.duties import Todo, Waiting, deadline
from casework.selectors.indexes import identifier_index
from casework.selectors.visits import HIDDEN
from core.errors import NotFoundError
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

NEWEST_FIRST = ("-received_on", "-id")
RECORDS_SHOWN = 10
SOON = dt.timedelta(days=3)


@dataclass(frozen=True)
class Line:
    """One line of the street's list, as it was written."""

    name: str
    identifier: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Match:
    """Who is meant by a line: one client, or nobody yet."""

    line: Line
    client: Client | None = None
    how: str = phrases.UNKNOWN
    again: bool = False


def match_lines(lines: Sequence[Line], *, station_id: int) -> list[Match]:
    """Find who is meant: by the number, else by a name that only one has. One query."""
    numbers = {line: identifier_index(line.identifier) for line in lines if line.identifier}
    rows = listed_clients().filter(station_id=station_id, ended_on=None)
    wanted = Q(name__in={line.name for line in lines})
    known = list(rows.filter(wanted | Q(identifier_index__in=set(numbers.values()))))
    by_number = {client.identifier_index: client for client in known if client.identifier_index}
    by_name: dict[str, list[Client]] = {}
    for client in known:
        by_name.setdefault(client.name, []).append(client)

    seen: set[UUID] = set()
    matches = []
    for line in lines:
        match = _match(line, by_number.get(numbers.get(line, "-")), by_name.get(line.name, []))
        if match.client is not None and match.client.pk in seen:
            match = Match(line, match.client, phrases.TWICE, again=True)
        elif match.client is not None:
            seen.add(match.client.pk)
        matches.append(match)
    return matches


def _match(line: Line, holder: Client | None, namesakes: list[Client]) -> Match:
    if holder is not None:
        return Match(line, holder, phrases.BY_NUMBER)
    # Who is known by another number is another person.
    others = [each for each in namesakes if not (line.identifier and each.identifier_index)]
    if len(others) == 1:
        return Match(line, others[0], phrases.BY_NAME)
    if others:
        return Match(line, None, phrases.SEVERAL.format(count=len(others)))
    return Match(line)


def listed_verifications() -> QuerySet[VerificationList]:
    """Return the lists in scope with their progress."""
    rows: QuerySet[VerificationList] = VerificationList.objects.select_related("worker", "station")
    return rows.annotate(
        people=Count("items"), done=Count("items", filter=~Q(items__result=CheckResult.OPEN))
    )


def get_verification(*, pk: UUID) -> VerificationList:
    """Return the list. Another station's does not exist here."""
    checks: VerificationList | None = listed_verifications().filter(pk=pk).first()
    if checks is None:
        raise NotFoundError(phrases.LIST_GONE)
    return checks


def items_of(checks: VerificationList) -> QuerySet[VerificationItem]:
    """Return the people on the list, in its order; numbers are not decrypted."""
    rows: QuerySet[VerificationItem] = VerificationItem.objects.filter(verification=checks)
    shown = rows.select_related("client", "client__community", "checked_by", "record")
    return shown.defer("identifier", *HIDDEN, "record__content", "record__answers")


def counts_of(checks: VerificationList) -> dict[str, int]:
    """Return how many there are of each result. One query."""
    rows = VerificationItem.objects.filter(verification=checks).order_by()
    found = dict(rows.values_list("result").annotate(Count("pk")))
    return {result.value: found.get(result.value, 0) for result in CheckResult}


def get_item(*, pk: UUID) -> VerificationItem:
    """Return one line of a list. Another station's does not exist here."""
    item: VerificationItem | None = (
        VerificationItem.objects.select_related(
            "verification", "client", "client__community", "record", "checked_by", "station"
        )
        .filter(pk=pk)
        .first()
    )
    if item is None:
        raise NotFoundError(phrases.ITEM_GONE)
    return item


def records_of(client: Client) -> QuerySet[ServiceRecord]:
    """Return the latest records of a client, to link a finding to one of them."""
    rows = ServiceRecord.objects.filter(participations__client=client)
    latest = rows.order_by("-served_on", "-pk").values("pk")[:RECORDS_SHOWN]
    found: QuerySet[ServiceRecord] = ServiceRecord.objects.filter(
        pk__in=list(latest.values_list("pk", flat=True))
    )
    return found.order_by("-served_on", "-pk")


def _due(workspace: Workspace, on: dt.date) -> QuerySet[VerificationList]:
    """The lists whose day is near or past, with their progress."""
    items = VerificationItem.objects.filter(verification=OuterRef("pk"))
    rows: QuerySet[VerificationList] = VerificationList.objects.filter(
        closed_on=None, due_on__lte=on + SOON, station_id=workspace.station_id or 0
    )
    counted = rows.annotate(
        people=_number_of(items), done=_number_of(items.exclude(result=CheckResult.OPEN))
    )
    return counted.order_by("due_on", "pk")


def _number_of(items: QuerySet[VerificationItem]) -> Coalesce:
    counted = items.order_by().values("verification").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def _todo(checks: VerificationList, workspace: Workspace, on: dt.date) -> Todo:
    late = checks.due_on < on
    people, done = getattr(checks, "people", 0), getattr(checks, "done", 0)
    return Todo(
        when=deadline(checks.due_on, on),
        title=f"核查名单：{checks.title}",
        note=f"{checks.asked_by}交办，已核查 {done} / {people} 人",
        url_name="casework:verification_detail",
        pk=checks.pk,
        action="去核查",
        late=late,
    )


VERIFICATIONS_WAITING = Waiting(
    heading="核查名单",
    permission=Permission.VISIT_VIEW,
    rows=_due,
    columns=("title", "asked_by", "due_on", "people", "done"),
    todo=_todo,
    owner="worker_id",
    list_url="casework:verification_list",
)
