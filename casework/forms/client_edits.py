"""The form that changes the file of a client."""

from typing import Any

from django import forms

from accounts.models import User
from casework.enums import ClientClass
from casework.forms.client_details import details_initial
from casework.forms.client_fields import UNCHANGED
from casework.forms.clients import IdentifiedForm
from casework.models import Client
from casework.rules.clients import can_reassign
from casework.selectors.categories import class_by_categories
from casework.services.client_values import ClientValues
from core.forms import SeenField
from core.masking import mask_address, mask_id_number, mask_phone
from stations.models import Region
from stations.selectors.workspaces import Workspace


class ClientEditForm(IdentifiedForm):
    """修改档案。What is masked is not filled in: left empty, it stays as it is."""

    different_reason = None  # type: ignore[assignment]  # -- how Django drops a field
    decided_class = ""
    clear_phone = forms.BooleanField(label="删除已登记的电话", required=False)
    clear_address = forms.BooleanField(label="删除已登记的住址", required=False)
    seen_at = SeenField()

    def __init__(self, *args: Any, client: Client, workspace: Workspace, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(client)
        super().__init__(*args, workspace=workspace, **kwargs)
        self.client = self.known_client = client
        self._keep_choice("community", Region.objects.filter(pk=client.community_id or 0))
        if can_reassign(workspace, client):
            self._keep_choice("worker", User.objects.filter(pk=client.worker_id))
        else:
            del self.fields["worker"]
        if decided := class_by_categories(client):
            del self.fields["client_class"]
            self.decided_class = str(ClientClass(decided).label)
        self.show_masked(client)
        self._mask("identifier", mask_id_number(client.identifier))
        self._mask("phone", mask_phone(client.phone), clear="clear_phone")
        self._mask("address", mask_address(client.address), clear="clear_address")

    def values(self) -> ClientValues:
        """Return what was filled in; None for what stays as it is."""
        data = self.cleaned_data
        data.setdefault("worker", self.client.worker)
        data.setdefault("client_class", self.client.client_class)
        data["identifier"] = data["identifier"] or self._kept_number()
        data["phone"] = data["phone"] or ("" if data.get("clear_phone") else None)
        data["address"] = data["address"] or ("" if data.get("clear_address") else None)
        return super().values()

    def _number(self) -> str | None:
        number = super()._number()
        return self.client.identifier if number == "" and self._keeps_kind() else number

    def _kept_number(self) -> str | None:
        return None if self._keeps_kind() else ""

    def _keeps_kind(self) -> bool:
        return self.cleaned_data.get("identifier_kind") == self.client.identifier_kind

    def _keep_choice(self, name: str, current: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = field.queryset | current

    def _mask(self, name: str, masked: str, clear: str = "") -> None:
        if masked:
            self.fields[name].widget.attrs["placeholder"] = UNCHANGED.format(masked)
        elif clear:
            del self.fields[clear]


def _initial(client: Client) -> dict[str, Any]:
    plain = ("name", "sex", "born_on", "identifier_kind", "client_class", "notes")
    keys = {"community": client.community_id, "worker": client.worker_id}
    known = {name: getattr(client, name) for name in plain} | details_initial(client)
    return known | keys | {"seen_at": client.updated_at}
