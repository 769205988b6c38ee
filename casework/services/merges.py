"""合并档案：two files of one person become one, and can be taken apart again.

Every row that points at the merged file moves to the kept one, found by walking the models. What
cannot be there twice (both in the same record, the same group) stays with the merged file, or is
taken out where it would count twice. `moved` remembers it all, without anything of its content
that is encrypted.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.people import FileEnd
from casework.models import Client, ClientMerge
from casework.phrases import clients as phrases
from casework.rules import merges as rules
from casework.selectors.merges import built_on
from casework.services.merge_rows import (
    differences,
    fill_gaps,
    follow,
    gaps,
    give_back,
    move_rows,
    take_back_gaps,
)
from casework.services.rows import insert, made_before
from core import audit, clock
from core.errors import ConflictError
from stations.enums import Purpose
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged
from stations.tenancy import Scope, open_scope


@dataclass(frozen=True)
class MergePreview:
    """What a file would take over from the other one, and where both know something else."""

    filled: tuple[str, ...]
    kept: tuple[str, ...]


@transaction.atomic
def merge_clients(
    *,
    merge_id: UUID,
    kept: Client,
    merged: Client,
    seen_at: dt.datetime,
    reason: str,
    workspace: Workspace,
    by: User,
) -> ClientMerge:
    """合并 `merged` into `kept`. Refused when one of them changed after `seen_at`."""
    if made := made_before(ClientMerge, merge_id, kept=kept, merged=merged):
        return made
    kept, merged = _locked(kept, merged)
    rules.can_merge(workspace, kept, merged).require()
    latest = max(kept, merged, key=lambda client: client.updated_at)
    require_unchanged(latest, seen_at, phrases.MERGE_OUTDATED)

    audit.record("client.merged", target=kept, by=by, reason=reason)
    before = _before(kept, merged)
    with _whole_station(kept, by):
        moved = move_rows(merged, kept)
    moved |= before | {"filled": fill_gaps(kept, merged)}
    moved["followed"] = follow(kept, merged)
    merged.ended_on, merged.end_kind = clock.today(), FileEnd.MERGED
    merged.merged_into = kept
    merged.save(update_fields=["ended_on", "end_kind", "merged_into", "updated_at"])
    moved["kept_updated_at"] = kept.updated_at.isoformat()
    return insert(
        ClientMerge(
            pk=merge_id,
            station_id=kept.station_id,
            kept=kept,
            merged=merged,
            moved=moved,
            reason=reason,
            merged_by=by,
        )
    )


@transaction.atomic
def undo_merge(*, merge: ClientMerge, workspace: Workspace, by: User) -> ClientMerge:
    """撤销合并：every row back where it was, as it was."""
    merge = ClientMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    merge.kept, merge.merged = _locked(merge.kept, merge.merged)
    with _whole_station(merge.kept, by):
        new = built_on(merge)
    rules.can_undo(workspace, merge, new).require()

    audit.record("client.unmerged", target=merge.kept, by=by, reason=merge.reason)
    with _whole_station(merge.kept, by):
        give_back(merge.moved, merge.merged)
    take_back_gaps(merge.kept, merge.merged, merge.moved)
    merge.undone_at, merge.undone_by = clock.now(), by
    merge.save(update_fields=["undone_at", "undone_by", "updated_at"])
    return merge


@transaction.atomic
def why_not_undo(*, merge: ClientMerge, by: User) -> str:
    """Return what is new on the kept file since the merge, also where `by` cannot look."""
    with _whole_station(merge.kept, by):
        return built_on(merge)


def preview_merge(*, kept: Client, merged: Client) -> MergePreview:
    """Return what the kept file would take over, and where its word would hold."""
    return MergePreview(_labels(gaps(kept, merged)), _labels(differences(kept, merged)))


def _labels(names: list[str]) -> tuple[str, ...]:
    columns = {field.attname: field for field in Client._meta.concrete_fields}
    return tuple(str(columns[name].verbose_name) for name in names)


def _locked(first: Client, second: Client) -> tuple[Client, Client]:
    """Lock both, always in the same order."""
    rows = Client.objects.select_for_update(of=("self",)).select_related("station")
    found = {each.pk: each for each in rows.filter(pk__in=[first.pk, second.pk]).order_by("pk")}
    if first.pk == second.pk:
        raise ConflictError(phrases.SAME_FILE)
    return found[first.pk], found[second.pk]


def _before(kept: Client, merged: Client) -> dict[str, Any]:
    return {
        "kept_before": kept.updated_at.isoformat(),
        "merged_before": merged.updated_at.isoformat(),
        "ended_before": [merged.ended_on.isoformat() if merged.ended_on else "", merged.end_kind],
    }


def _whole_station(client: Client, by: User) -> Any:
    """See every row of the station: a sealed case moves along, also if its mover cannot open it."""
    return open_scope(Scope(frozenset({client.station_id}), Purpose.SYSTEM, by.pk))
