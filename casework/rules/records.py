"""Who may complete and correct a service record, and what a record must satisfy."""

import datetime as dt

from accounts.models import User
from casework import phrases
from casework.models import ServiceRecord
from casework.rules.clients import is_granted, is_in_charge, is_protected_minor
from core.verdicts import YES, Verdict
from projects.models import Project
from stations.enums import Purpose, Role
from stations.models import Station
from stations.selectors.workspaces import Workspace
from stations.tenancy import current_scope

MOST_CLIENTS = 100
MOST_FILES = 20
MOST_ANONYMOUS = 10000
MOST_CONTENT = 10000


def can_write_records(station_id: int) -> Verdict:
    """填写服务记录：本站社工和站长。Nobody else reads this station for the purpose of service."""
    scope = current_scope()
    if scope is None or station_id not in scope.station_ids:
        return Verdict(phrases.NOT_YOUR_STATION)
    if scope.purpose not in (Purpose.SERVICE, Purpose.SYSTEM):
        return Verdict(phrases.READS_ONLY)
    return YES


def can_correct(user: User, roles: frozenset[Role], record: ServiceRecord) -> Verdict:
    """更正服务记录：记录人本人，或本站站长。`roles` are those of `user` at its station."""
    if not (written := can_write_records(record.station_id)):
        return written
    if Role.STATION_LEAD in roles:
        return YES
    if Role.SOCIAL_WORKER in roles and record.worker_id == user.pk:
        return YES
    return Verdict(phrases.NOT_AUTHOR_OR_LEAD)


def can_read_in_full(workspace: Workspace, record: ServiceRecord) -> Verdict:
    """查看过程与内容：服务到未成年人的，只有记录人、负责社工和站长（未成年人网络保护条例 36）。

    `record.participations` must have been fetched with their clients.
    """
    if record.worker_id == workspace.user_id:
        return YES
    minors = [each.client for each in record.participations.all()]
    minors = [client for client in minors if is_protected_minor(client)]
    if not minors or any(is_in_charge(workspace, client) for client in minors):
        return YES
    return Verdict(phrases.MINOR_RECORD_CLOSED)


def can_open_record(workspace: Workspace, record: ServiceRecord) -> Verdict:
    """打开一条记录：也可凭站长的授权或代管。Asks for grants, so lists and exports do without it."""
    verdict = can_read_in_full(workspace, record)
    if verdict:
        return verdict
    people = [each.client for each in record.participations.all()]
    if any(is_protected_minor(client) and is_granted(workspace, client) for client in people):
        return YES
    return verdict


def can_be_served_on(day: dt.date, *, station: Station, today: dt.date) -> Verdict:
    """服务日期：不能是将来，也不能在本站停用之后。Late is marked, never refused."""
    if day > today:
        return Verdict(phrases.FUTURE_DATE)
    if station.closed_on and day > station.closed_on:
        return Verdict(phrases.STATION_CLOSED.format(closed_on=station.closed_on))
    return YES


def can_count_to(project: Project, day: dt.date) -> Verdict:
    """计入项目：服务日期须在项目期间内。"""
    if project.starts_on <= day <= project.ends_on:
        return YES
    return Verdict(
        phrases.OUTSIDE_PROJECT.format(
            project=project.name, starts_on=project.starts_on, ends_on=project.ends_on
        )
    )


def has_people(*, needs_client: bool, clients: int, anonymous: int) -> Verdict:
    """服务人数：至少一位服务对象或一名未登记居民；资源链接等不面对人的形式可以没有。"""
    if clients > MOST_CLIENTS:
        return Verdict(phrases.TOO_MANY_CLIENTS)
    if not 0 <= anonymous <= MOST_ANONYMOUS:
        return Verdict(phrases.WRONG_ANONYMOUS_COUNT)
    if needs_client and not clients and not anonymous:
        return Verdict(phrases.NOBODY_SERVED)
    return YES
