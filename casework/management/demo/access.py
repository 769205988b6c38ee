"""Who asked for the files of children, and who looked into files of others, at the home station."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from accounts.models import User
from casework.enums import ClientSecret
from casework.management.demo.cast import demo_password, workspace_of
from casework.management.demo.plans import key
from casework.models import Client, SensitiveAccessRequest
from casework.rules.clients import is_protected_minor
from casework.services.client_readings import open_client, reveal_secret
from casework.services.sensitive_access import approve_request, ask_for_client
from core import clock
from stations.models import Station
from stations.selectors.workspaces import Workspace, workspace_scope


def tell_access(station: Station, people: dict[str, User], today: dt.date) -> None:
    """Tell it once: one request that waits, one that was granted and used, and the lead's reading."""
    colleague, lead = people["demo-dazhi-2"], people["lead"]
    with _as(colleague, today, 1):
        others = Client.objects.filter(station=station, ended_on=None).exclude(worker=colleague)
        minors = [each for each in others.order_by("pk") if is_protected_minor(each)][:2]
        if not minors or SensitiveAccessRequest.objects.exists():
            return
    waiting, *granted = minors
    for child in granted:
        with _as(colleague, today, 6) as workspace:
            asked = _ask(
                child, "周末带孩子参加小组，要知道过敏和接送人", today, workspace, colleague
            )
        with _as(lead, today, 5) as workspace:
            approve_request(
                request=asked,
                password=demo_password(),
                note="限小组期间",
                workspace=workspace,
                by=lead,
            )
        with _as(colleague, today, 4) as workspace:
            open_client(client=child, workspace=workspace, by=colleague)
    with _as(lead, today, 3) as workspace:
        open_client(client=waiting, workspace=workspace, by=lead)
        if waiting.phone:
            reveal_secret(
                client=waiting,
                secret=ClientSecret.PHONE,
                reason="联系监护人",
                workspace=workspace,
                by=lead,
            )
    with _as(colleague, today, 1) as workspace:
        _ask(waiting, "托管班代班，要知道过敏和接送人", today, workspace, colleague)


def _ask(
    child: Client, reason: str, today: dt.date, workspace: Workspace, by: User
) -> SensitiveAccessRequest:
    asked = ask_for_client(
        request_id=key("access", child.pk),
        client=child,
        reason=reason,
        until=today + dt.timedelta(days=14),
        workspace=workspace,
        by=by,
    )
    now = clock.now()  # which the database's own time stamps do not know
    SensitiveAccessRequest.objects.filter(pk=asked.pk).update(created_at=now)
    return asked


@contextmanager
def _as(person: User, today: dt.date, ago: int) -> Iterator[Workspace]:
    """Work as that person, so many days ago, in the afternoon."""
    held = dt.datetime.combine(today - dt.timedelta(days=ago), dt.time(7, 20), tzinfo=dt.UTC)
    workspace = workspace_of(person)
    with clock.held_at(held), workspace_scope(workspace):
        yield workspace
