"""What the picker of clients offers, and what its chips say."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from casework.models import Client
from casework.rules.clients import display_name
from casework.rules.consents import PHOTO, SERVICE, not_forbidden
from casework.selectors.clients import SECRETS
from casework.selectors.consents import ConsentState, consent_states
from core import clock
from stations.selectors.workspaces import Workspace

NO_PHOTOS = "不能使用照片"
NO_SERVICE = "不同意建档与服务"


@dataclass(frozen=True)
class PickOption:
    """One client to pick: `label` goes on the chip, `note` stands beside it in the list.

    `photo_refusal` is why no picture of him may be taken up, or nothing.
    """

    pk: UUID
    label: str
    note: str = ""
    photo_refusal: str = ""


def pick_option(
    workspace: Workspace, client: Client, state: ConsentState | None = None
) -> PickOption:
    """Return e.g. “陈秀英 78岁 老年人”, with the community beside it."""
    age = client.age(clock.today())
    parts = [display_name(workspace, client), f"{age}岁" if age is not None else ""]
    label = " ".join(filter(None, [*parts, client.get_client_class_display()]))
    notes = [client.community.name if client.community else ""]
    said = state or {}
    photo = not_forbidden(PHOTO, said)
    notes += [NO_SERVICE] if not not_forbidden(SERVICE, said) else []
    notes += [NO_PHOTOS] if not photo else []
    return PickOption(client.pk, label, " · ".join(filter(None, notes)), photo.reason)


def pick_options(workspace: Workspace, clients: Iterable[Client]) -> list[PickOption]:
    """Return the options for `clients`, in their order, and who does not agree to what."""
    listed = list(clients)
    said = consent_states([client.pk for client in listed])
    return [pick_option(workspace, client, said.get(client.pk)) for client in listed]


def picked_options(workspace: Workspace, ids: Collection[UUID]) -> list[PickOption]:
    """Return the chips for `ids`, in their order, without those that are not in scope."""
    if not ids:
        return []
    found = Client.objects.select_related("community").defer(*SECRETS).in_bulk(list(ids))
    return pick_options(workspace, [found[pk] for pk in ids if pk in found])
