"""Who may merge two files of one person, and take it back."""

from casework.models import Client, ClientMerge
from casework.phrases import clients as phrases
from casework.rules.clients import is_in_charge
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace


def can_merge(workspace: Workspace, kept: Client, merged: Client) -> Verdict:
    """合并档案：本站的两份，由站长或两份的负责社工；证件号码不同的不是同一个人。"""
    if not workspace.permits(Permission.CLIENT_WRITE):
        return Verdict(phrases.MERGE_NOT_YOURS)
    if kept.pk == merged.pk:
        return Verdict(phrases.SAME_FILE)
    if kept.station_id != merged.station_id:
        return Verdict(phrases.OTHER_STATION)
    if kept.merged_into_id is not None or merged.merged_into_id is not None:
        return Verdict(phrases.ENDED_CANNOT_MERGE)
    both = (kept.identifier_index, merged.identifier_index)
    if all(both) and both[0] != both[1]:
        return Verdict(phrases.IDENTIFIERS_DIFFER)
    in_charge = is_in_charge(workspace, kept) and is_in_charge(workspace, merged)
    return YES if in_charge else Verdict(phrases.MERGE_NOT_YOURS)


def can_undo(workspace: Workspace, merge: ClientMerge, built_on: str) -> Verdict:
    """撤销合并：由可以合并的人，在保留的档案上还没有新的内容时。`built_on` says what is new."""
    if merge.undone_at is not None:
        return Verdict(phrases.MERGE_UNDONE)
    in_charge = is_in_charge(workspace, merge.kept) and is_in_charge(workspace, merge.merged)
    if not (workspace.permits(Permission.CLIENT_WRITE) and in_charge):
        return Verdict(phrases.MERGE_NOT_YOURS)
    if merge.kept.merged_into_id is not None:
        return Verdict(phrases.MERGED_ON)
    return Verdict(phrases.BUILT_ON.format(what=built_on)) if built_on else YES
