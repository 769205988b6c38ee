"""Who may see, open and change the file of a client."""

from uuid import UUID

from accounts.models import User
from casework import phrases
from casework.enums import ClientClass
from casework.models import AccessGrant, Client
from casework.phrases import clients as client_phrases
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


def is_granted(workspace: Workspace, client: Client) -> bool:
    """Whether a lead has opened this file to him for these days, or he stands in for its worker."""
    return stands_in(workspace, client) or _is_opened(workspace, client.station_id, client.pk, None)


def stands_in(workspace: Workspace, client: Client) -> bool:
    """代管：whether he does for these days what the responsible worker does."""
    return _is_opened(workspace, client.station_id, None, client.worker_id)


def _is_opened(
    workspace: Workspace, station_id: int, client_id: UUID | None, covers_id: int | None
) -> bool:
    """Look into the grants, which are asked for once for a page, however many files it names."""
    if station_id not in workspace.station_ids:
        return False
    today = clock.today()
    remembered = f"grants {today}"
    if remembered not in workspace.remembered:
        grants = AccessGrant.objects.in_force(today).filter(user=workspace.user_id).order_by()
        found = grants.values_list("station_id", "client_id", "covers_id")
        workspace.remembered[remembered] = frozenset(found)
    return (station_id, client_id, covers_id) in workspace.remembered[remembered]


def can_open_minor(workspace: Workspace, user: User, client: Client) -> Verdict:
    """未成年人档案：由负责社工、站长和得到授权的人打开（未成年人网络保护条例 36：最小授权）。"""
    if not is_protected_minor(client):
        return YES
    if user.pk != workspace.user_id:
        return Verdict(phrases.MINOR_CLOSED)
    if is_in_charge(workspace, client) or is_granted(workspace, client):
        return YES
    return Verdict(phrases.MINOR_CLOSED)


def opens_to(workspace: Workspace, client: Client) -> bool:
    """Whether a list may name him as somebody to look into."""
    if not is_protected_minor(client) or is_in_charge(workspace, client):
        return True
    return is_granted(workspace, client)


def can_reveal_identity(workspace: Workspace, user: User, client: Client) -> Verdict:
    """查看证件号码、电话和住址：本站社工和站长；未成年人另有限制。"""
    if not workspace.permits(Permission.CLIENT_REVEAL):
        return Verdict(phrases.MASKED_FOR_ROLE)
    return can_open_minor(workspace, user, client)


def can_edit(workspace: Workspace, user: User, client: Client) -> Verdict:
    """修改档案：本站社工和站长；未成年人另有限制。"""
    if not workspace.permits(Permission.CLIENT_WRITE):
        return Verdict(phrases.NOT_YOURS_TO_CHANGE)
    opened = can_open_minor(workspace, user, client)
    if not opened or not is_protected_minor(client) or is_in_charge(workspace, client):
        return opened
    return YES if stands_in(workspace, client) else Verdict(phrases.GRANTED_TO_READ)


def can_change(client: Client) -> Verdict:
    """停用的档案不再修改，重新启用后才能修改；已并入的档案在并入处修改。"""
    if client.merged_into_id is not None:
        return Verdict(client_phrases.FILE_MERGED)
    return Verdict(client_phrases.FILE_ENDED) if client.ended_on is not None else YES


def can_end(client: Client) -> Verdict:
    """停用档案：迁出、去世或误建。"""
    return Verdict(client_phrases.ALREADY_ENDED) if client.ended_on is not None else YES


def can_reopen(client: Client) -> Verdict:
    """重新启用：已并入另一份的，先撤销合并。"""
    if client.merged_into_id is not None:
        return Verdict(client_phrases.FILE_MERGED)
    return YES if client.ended_on is not None else Verdict(client_phrases.NOT_ENDED)


def can_reassign(workspace: Workspace, client: Client) -> bool:
    """更换负责社工：由负责社工本人或站长。"""
    return is_in_charge(workspace, client)


def sees_names(workspace: Workspace) -> bool:
    """Whether names are shown in full, and may therefore be searched for."""
    return workspace.permits(Permission.CLIENT_REVEAL)


def display_name(workspace: Workspace, client: Client) -> str:
    """The name as this workspace may see it: in full, or masked (张*)."""
    if sees_names(workspace) and opens_to(workspace, client):
        return client.name
    return mask_name(client.name)
