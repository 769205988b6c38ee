"""Opening a client's file, and unmasking a field of it: each leaves a read event."""

from django.db import transaction

from accounts.models import User
from casework import phrases
from casework.enums import ClientSecret
from casework.models import Client, Guardian, Household, HouseholdMember
from casework.rules import clients as rules
from casework.rules.households import can_open_household
from casework.selectors.households import clients_in, get_household
from core import audit
from core.errors import NotAllowedError, RefusedError
from core.verdicts import Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

REASON_LENGTH = 100


@transaction.atomic
def open_client(*, client: Client, workspace: Workspace, by: User) -> Verdict:
    """打开档案：leaves a read event, unless the file stays closed; then says why."""
    verdict = rules.can_open_minor(workspace, by, client)
    if verdict:
        audit.record_read(client, by=by)
    return verdict


@transaction.atomic
def reveal_secret(
    *, client: Client, secret: str, reason: str, workspace: Workspace, by: User
) -> str:
    """查看一项隐去的内容，写明理由。Returns the value, for this one view."""
    rules.can_reveal_identity(workspace, by, client).require()
    changes = {"revealed": ["", ClientSecret(secret).value]}
    audit.record("client.reveal", target=client, by=by, changes=changes, reason=_stated(reason))
    value: str = getattr(client, ClientSecret(secret).value)
    return value


@transaction.atomic
def print_client(*, client: Client, workspace: Workspace, by: User) -> None:
    """打印居民档案表：what is on it leaves the platform."""
    rules.can_reveal_identity(workspace, by, client).require()
    audit.record("client.printed", target=client, by=by)


@transaction.atomic
def reveal_contact(
    *, row: Guardian | HouseholdMember, reason: str, workspace: Workspace, by: User
) -> str:
    """查看监护人或家庭成员的电话，写明理由。"""
    target: Client | Household
    if isinstance(row, Guardian):
        target = row.client
        rules.can_reveal_identity(workspace, by, row.client).require()
    else:
        target = row.household
        if not workspace.permits(Permission.CLIENT_REVEAL):
            raise NotAllowedError(phrases.MASKED_FOR_ROLE)
        members = clients_in(get_household(pk=row.household_id))
        can_open_household(workspace, members).require()
    changes = {"revealed": ["", ClientSecret.PHONE.value]}
    audit.record("client.reveal", target=target, by=by, changes=changes, reason=_stated(reason))
    phone: str = row.phone
    return phone


def _stated(reason: str) -> str:
    """Return the reason in one line; without one nothing is shown."""
    reason = " ".join(reason.split())[:REASON_LENGTH]
    if not reason:
        raise RefusedError("请写明查看理由。", field="reason")
    return reason
