"""What the pages that write a record share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from casework.forms.corrections import CorrectionForm
from casework.forms.records import RecordForm, by_kind
from casework.models import CommunityActivity, CommunityMeeting, GroupSession, ServiceRecord
from casework.rules.clients import display_name
from casework.selectors.clients import search_clients
from casework.selectors.histories import Change, differences, latest_values
from casework.selectors.kinds import ServiceKind, ServiceKinds, kind_of
from casework.selectors.picking import PickOption, pick_options, picked_options
from casework.selectors.record_followers import follower_of
from casework.selectors.records import unused_uploads
from casework.services.attachments import Uploads
from casework.services.record_values import as_json
from core.errors import NotAllowedError
from core.ids import uuids
from stations import phrases as station_phrases
from stations.access import StaffRequest, own_station
from stations.enums import Role
from stations.models import Station

FOUND = 8
NO_UPLOADS = Uploads()


@dataclass(frozen=True)
class Source:
    """What of a record is said elsewhere (`said`), on which page, and what follows the record."""

    said: str
    url: str
    page: str
    follower: str


def station_here(request: StaffRequest) -> Station:
    """Return the station whose worker or lead this is, with its region; no query."""
    own_station(request.workspace)
    held = (each for each in request.assignments if each.pk == request.workspace.assignment_id)
    assignment = next(held, None)
    if assignment is None or assignment.station is None:
        raise NotAllowedError(station_phrases.NOT_YOUR_ROLE)
    return assignment.station


def roles_here(request: StaffRequest, row: ServiceRecord | CommunityMeeting) -> frozenset[Role]:
    """Return what this person is at the station of the row, in this workspace; no query."""
    workspace = request.workspace
    return frozenset({workspace.role} if workspace.station_id == row.station_id else ())


def form_context(
    request: StaffRequest, form: RecordForm, uploads: Uploads = NO_UPLOADS
) -> dict[str, Any]:
    """Return what the fields of the form show besides themselves."""
    typed = request.POST
    ids = [pk for pk in uuids(form["clients"].value()) if str(pk) != typed.get("drop")]
    words = typed.get("q", "").strip() if "find" in typed else ""
    earlier = unused_uploads(
        uuids(form["kept_files"].value()), user=request.user, station_id=form.station.pk
    )
    picked = picked_options(request.workspace, ids)
    return {
        "form": form,
        "picked": picked,
        "words": words,
        "found": _found(request, form.station, words, ids),
        "photo_refusal": next(filter(None, (each.photo_refusal for each in picked)), ""),
        "kept_files": [*earlier, *uploads.kept],
        "place_name": _place_name(request, form),
        "kind_defaults": {kind.code: _defaults(kind) for kind in form.kinds.values()},
    }


def is_sound(form: RecordForm, uploads: Uploads) -> bool:
    """Return whether the record may be saved; a file that was refused is told at its field."""
    form.full_clean()
    for refusal in uploads.refusals:
        form.add_error("files", refusal)
    return form.is_valid()


def _url(name: str, pk: UUID) -> str:
    return reverse(f"casework:{name}", args=[pk])


def _place_name(request: StaffRequest, form: RecordForm) -> str:
    client = form.context.client if form.context.is_fixed else None
    return display_name(request.workspace, client) if client else ""


def show_conflict(
    request: StaffRequest, record: ServiceRecord, kinds: ServiceKinds, reason: str
) -> HttpResponse:
    """Show what is there now beside what was typed; whoever typed it decides."""
    data = request.POST.copy()
    data["version"] = str(record.version)
    form = correction_form(request, record, kinds, data)
    form.is_valid()
    form.errors.pop("reason", None)
    context = form_context(request, form) | {
        "record": record,
        "source": source_of(record),
        "conflict": reason,
        "differences": [] if form.errors else _differences(request, record, form),
    }
    return render(request, "casework/record_correct.html", context, status=409)


def source_of(record: ServiceRecord) -> Source | None:
    """Return where a part of the record is corrected, if it is said by a sheet or a meeting."""
    match follower_of(record):
        case GroupSession(pk=pk):
            return Source("参加人", _url("session_attendance", pk), "更正出席", "节次")
        case CommunityActivity(pk=pk):
            return Source("参加人", _url("activity_attendance", pk), "更正出席", "活动")
        case CommunityMeeting(pk=pk):
            return Source("议题、议程和讨论", _url("meeting_edit", pk), "修改居民会议", "会议")
    return None


def correction_form(
    request: StaffRequest,
    record: ServiceRecord,
    kinds: ServiceKinds,
    data: QueryDict | None = None,
    initial: dict[str, Any] | None = None,
) -> CorrectionForm:
    """Return the form of a correction, with the record's own kind among those to choose."""
    own = kind_of(record, kinds)
    others = [kind for kind in kinds if kind.code != own.code]
    return CorrectionForm(
        data,
        request.FILES if data is not None else None,
        initial=initial,
        record=record,
        station=record.station,
        user=request.user,
        kinds=[own, *others],
    )


def _differences(
    request: StaffRequest, record: ServiceRecord, form: CorrectionForm
) -> list[Change]:
    """Compare what was typed with what is there; files stay out of it, they are only added."""
    before = latest_values(record)
    known = {UUID(each["id"]): each["client_class"] for each in before.get("clients", ())}
    values = form.values()
    after = as_json(values, classes=values.classes(known), files=())
    return differences(request.workspace, before, after | {"files": before.get("files", [])})


def _found(
    request: StaffRequest, station: Station, words: str, picked: Sequence[UUID]
) -> list[PickOption]:
    """Return the clients of the station that match, for browsers without script."""
    found = search_clients(words, FOUND, station_id=station.pk) if words else []
    return pick_options(request.workspace, [each for each in found if each.pk not in picked])


def _defaults(kind: ServiceKind) -> dict[str, Any]:
    return {
        "label": kind.label,
        "method": by_kind(kind),
        "place": kind.place.value,
        "minutes": kind.minutes,
    }
