"""Who may see, open and change the file of a client."""

from accounts.models import User
from casework import phrases
from casework.enums import ClientClass
from casework.models import Client
from core import clock
from core.masking import mask_name
from core.verdicts import YES, Verdict
from stations.enums import Permission, Role
from stations.selectors.workspaces import Workspace


def is_protected_minor(client: Client) -> bool:
    """未成年人：under 18 today; a child whose birth date nobody knows counts as one."""
    if client.born_on is None:
        return client.client_class == ClientClass.CHILD
    return client.is_minor(clock.today())


def is_in_charge(workspace: Workspace, client: Client) -> bool:
    """Whether this is the responsible worker, or the lead of the client's station."""
    if client.station_id not in workspace.station_ids:
        return False
    if workspace.role == Role.STATION_LEAD:
        return True
    return workspace.role == Role.SOCIAL_WORKER and client.worker_id == workspace.user_id


def can_open_minor(workspace: Workspace, user: User, client: Client) -> Verdict:
    """未成年人档案：只由负责社工和站长打开（未成年人网络保护条例 36：最小授权）。"""
    if not is_protected_minor(client):
        return YES
    if user.pk == workspace.user_id and is_in_charge(workspace, client):
        return YES
    return Verdict(phrases.MINOR_CLOSED)


def can_reveal_identity(workspace: Workspace, user: User, client: Client) -> Verdict:
    """查看证件号码、电话和住址：本站社工和站长；未成年人另有限制。"""
    if not workspace.permits(Permission.CLIENT_REVEAL):
        return Verdict(phrases.MASKED_FOR_ROLE)
    return can_open_minor(workspace, user, client)


def can_edit(workspace: Workspace, user: User, client: Client) -> Verdict:
    """修改档案：本站社工和站长；未成年人另有限制。"""
    if not workspace.permits(Permission.CLIENT_WRITE):
        return Verdict(phrases.NOT_YOURS_TO_CHANGE)
    return can_open_minor(workspace, user, client)


def can_reassign(workspace: Workspace, client: Client) -> bool:
    """更换负责社工：由负责社工本人或站长。"""
    return is_in_charge(workspace, client)


def sees_names(workspace: Workspace) -> bool:
    """Whether names are shown in full, and may therefore be searched for."""
    return workspace.permits(Permission.CLIENT_REVEAL)


def display_name(workspace: Workspace, client: Client) -> str:
    """The name as this workspace may see it: in full, or masked (张*)."""
    hidden = is_protected_minor(client) and not is_in_charge(workspace, client)
    if hidden or not sees_names(workspace):
        return mask_name(client.name)
    return client.name
