"""Forms about clients."""

from typing import Any

from django import forms

from accounts.models import User
from casework.enums import IdentifierKind, Sex
from casework.forms.client_details import DetailsForm
from casework.forms.client_fields import (
    BirthDateField,
    NameField,
    NumberField,
    PhoneField,
    class_field,
    sex_field,
)
from casework.models import Client
from casework.rules.identifiers import agrees_with_birth_date, agrees_with_sex, is_sound_identifier
from casework.selectors.clients import communities_within, workers_within
from casework.services.client_readings import REASON_LENGTH
from casework.services.client_values import ClientValues, completed
from core import clock
from core.forms import KeyField, NamingForm
from core.verdicts import Verdict
from stations.models import Region
from stations.selectors.workspaces import Workspace


class PersonForm(NamingForm):
    """Who somebody is, in five fields: the quick form, and the beginning of the long one."""

    name = NameField()
    sex = sex_field()
    born_on = BirthDateField()
    client_class = class_field()
    community = forms.ModelChoiceField(
        Region.objects.none(), label="所在社区", required=False, empty_label="未填写"
    )
    different_reason = forms.CharField(
        label="不是同一人的理由",
        required=False,
        max_length=REASON_LENGTH,
        help_text="确实是另一个人，写明理由后可以仍然新建，如“同名，住址不同”。",
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workspace = workspace
        self._choose_from("community", communities_within(workspace, clock.today()))

    def clean_sex(self) -> str:
        """Nothing chosen is unknown."""
        return self.cleaned_data["sex"] or Sex.UNKNOWN

    def values(self) -> ClientValues:
        """Return what was filled in."""
        data = self.cleaned_data
        community = data["community"]
        return ClientValues(
            name=data["name"],
            worker_id=self.workspace.user_id,
            sex=data["sex"],
            born_on=data["born_on"],
            community_id=community.pk if community else None,
            client_class=data["client_class"],
        )

    def _choose_from(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows


class KeyedForm(PersonForm):
    """A form that makes a row under the key that the page gave it."""

    id = KeyField()


class QuickClientForm(KeyedForm):
    """建档 from inside another form: the rest can wait."""


class IdentifiedForm(DetailsForm, PersonForm):
    """The long form: with document, phone, address, responsible worker and optional blocks."""

    identifier_kind = forms.ChoiceField(
        label="证件种类", choices=IdentifierKind.choices, initial=IdentifierKind.NONE
    )
    identifier = NumberField(
        label="证件号码",
        required=False,
        max_length=32,
        help_text="不是必填项。填写居民身份证号后，自动带出性别和出生日期。",
    )
    phone = PhoneField(label="联系电话", required=False, max_length=30)
    address = forms.CharField(label="住址", required=False, max_length=120)
    notes = forms.CharField(
        label="备注", required=False, max_length=500, widget=forms.Textarea({"rows": 3})
    )
    worker = forms.ModelChoiceField(
        User.objects.none(), label="负责社工", required=False, empty_label=None
    )

    known_client: Client | None = None

    field_order = (
        "id", "name", "identifier_kind", "identifier", "sex", "born_on", "client_class",
        "community", "phone", "address", "worker", "notes",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("identifier", "phone", "address"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self._choose_from("worker", workers_within(self.workspace, clock.today()))
        self.fields["worker"].initial = self.workspace.user_id

    def clean(self) -> dict[str, Any]:
        """Hold number, kind, sex and birth date against each other."""
        super().clean()
        data = self.cleaned_data
        kind, number = data.get("identifier_kind", ""), self._number()
        if kind and number is not None:
            self._refuse_unless("identifier", is_sound_identifier(kind, number, clock.today()))
        if number and "identifier" not in self.errors:
            self._refuse_unless("sex", agrees_with_sex(number, data.get("sex", "")))
            self._refuse_unless("born_on", agrees_with_birth_date(number, data.get("born_on")))
        return data

    def values(self) -> ClientValues:
        """Return what was filled in, with sex and birth date from the number."""
        data, base = self.cleaned_data, super().values()
        worker = data.get("worker")
        return completed(
            ClientValues(
                name=base.name,
                worker_id=worker.pk if worker else base.worker_id,
                sex=base.sex,
                born_on=base.born_on,
                identifier_kind=data["identifier_kind"],
                identifier=data["identifier"],
                phone=data["phone"],
                address=data["address"],
                community_id=base.community_id,
                client_class=base.client_class,
                notes=data["notes"],
                details=self.details(self.known_client),
            )
        )

    def _number(self) -> str | None:
        """The number to check; None where the field itself was wrong."""
        number: str | None = self.cleaned_data.get("identifier")
        return number

    def _refuse_unless(self, field: str, verdict: Verdict) -> None:
        if not verdict and field not in self.errors:
            self.add_error(field, verdict.reason)


class ClientForm(IdentifiedForm, KeyedForm):
    """建档。"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.show_masked(None)
