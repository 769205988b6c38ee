"""Input of the three lists."""

from typing import Any, ClassVar

from django import forms

from casework.enums import ClientClass
from casework.enums.communities import NeedKind, NeedState
from casework.forms.rows import RowForm, RowMeta, SeveralField
from casework.models import CommunityNeed, CommunityResource, Need, Survey
from casework.rules.needs import HIGHEST, LOWEST, RATED_STATES, SETTLED_STATES
from casework.selectors.service_lists import catalogue_items, records_to_choose
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from projects.models import CatalogueItem

CLASSES = [choice for choice in ClientClass.choices if choice[0] != ClientClass.ANONYMOUS]
SATISFACTION = [
    ("", "未问"),
    ("5", "5 很满意"),
    ("4", "4 满意"),
    ("3", "3 一般"),
    ("2", "2 不满意"),
    ("1", "1 很不满意"),
]


class CommunityNeedForm(RowForm):
    """需求清单的一项。"""

    parts: ClassVar = (
        ("需求", ("community", "kind", "description", "priority")),
        ("涉及的人", ("client_class", "people")),
        ("来源", ("source", "survey", "found_on")),
    )

    class Meta(RowMeta):
        model = CommunityNeed
        fields = (
            "community", "kind", "description", "priority", "client_class", "people",
            "source", "survey", "found_on",
        )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["found_on"].initial = clock.today
        self.fields["client_class"] = forms.ChoiceField(
            label="涉及人群",
            choices=CLASSES,
            initial=ClientClass.OTHER,
            error_messages={"required": "请选择涉及人群。"},
        )
        survey = self.fields["survey"]
        assert isinstance(survey, forms.ModelChoiceField)
        survey.queryset = Survey.objects.order_by("-starts_on", "-pk")
        survey.empty_label = "不选"


class ResourceForm(RowForm):
    """资源清单的一项。"""

    secret = "contact_phone"  # noqa: S105 -- the name of a field
    parts: ClassVar = (
        ("资源", ("name", "society_role", "provider", "content")),
        ("能回应什么", ("kinds", "for_classes", "community", "capacity", "conditions")),
        ("有效期", ("valid_from", "valid_to")),
        ("联系", ("contact_name", "contact_phone", "clear_phone")),
    )

    class Meta(RowMeta):
        model = CommunityResource
        fields = (
            "name", "society_role", "provider", "content", "kinds", "for_classes", "community",
            "capacity", "conditions", "valid_from", "valid_to", "contact_name", "contact_phone",
        )  # fmt: skip
        help_texts: ClassVar = {
            "capacity": "按人数计；不限人数的不填。",
            "valid_to": "长期有效的不填。",
            "community": "面向整个街道的选“全街道”。",
        }

    kinds = SeveralField(
        label="可回应的需求",
        choices=NeedKind.choices,
        required=True,
        error_messages={"required": "请至少选一类需求。"},
    )
    for_classes = SeveralField(label="适用人群", choices=CLASSES, help_text="谁都适用的不选。")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["valid_from"].initial = clock.today


class ClientNeedForm(RowForm):
    """登记一位服务对象的需求。"""

    class Meta(RowMeta):
        model = Need
        fields = ("kind", "description", "priority", "source", "raised_on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["raised_on"].initial = clock.today


class SettleForm(NamingForm):
    """办结需求，或重新打开；满意度按需求逐项记（MZ/T 071 4.1）。"""

    seen_at = SeenField()
    state = forms.ChoiceField(label="状态", widget=forms.RadioSelect)
    satisfaction = forms.TypedChoiceField(
        label="满意度",
        choices=SATISFACTION,
        coerce=int,
        empty_value=None,
        required=False,
        help_text=f"由本人或居民评，{LOWEST} 到 {HIGHEST} 分。",
    )
    settled_on = forms.DateField(
        label="办结日期",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, current: str, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [each for each in NeedState.choices if each[0] != current]
        field.error_messages["required"] = "请选择状态。"

    def clean(self) -> dict[str, Any]:
        """Only what is settled has a day, and only what was answered a satisfaction."""
        data = super().clean() or self.cleaned_data
        if data.get("state") not in RATED_STATES and data.get("satisfaction"):
            self.add_error("satisfaction", "只有已满足、部分满足或无法满足的需求才填写满意度。")
        if data.get("state") not in SETTLED_STATES:
            data["settled_on"] = None
        return data


class CommunitySettleForm(SettleForm):
    """办结社区需求，写明回应措施。"""

    response = forms.CharField(
        label="回应措施",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    field_order = ("state", "response", "satisfaction", "settled_on")


class DecisionForm(NamingForm):
    """采用或不采用一个建议，写明理由。"""

    id = KeyField()
    resource = forms.UUIDField(widget=forms.HiddenInput)
    service = forms.CharField(label="服务内容", required=False, max_length=200)
    reason = forms.CharField(
        label="理由", max_length=200, error_messages={"required": "请写明理由。"}
    )


class CatalogueDecisionForm(NamingForm):
    """用服务目录里的服务，或本站自己的办法来回应。"""

    id = KeyField()
    catalogue_item = forms.ModelChoiceField(
        CatalogueItem.objects.none(),
        label="服务目录",
        required=False,
        empty_label="不选目录条目",
    )
    service = forms.CharField(label="服务内容", required=False, max_length=200)
    reason = forms.CharField(
        label="理由", max_length=200, error_messages={"required": "请写明理由。"}
    )

    def __init__(self, *args: Any, station_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["catalogue_item"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = catalogue_items(station_id, clock.today())

    def clean(self) -> dict[str, Any]:
        """Something must be chosen or written."""
        data = super().clean() or self.cleaned_data
        if not data.get("catalogue_item") and not data.get("service"):
            self.add_error("service", "请选择目录条目，或写明服务内容。")
        return data


class DeliverForm(NamingForm):
    """登记已提供。"""

    delivered_on = forms.DateField(
        label="提供日期",
        initial=clock.today,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    record = forms.ChoiceField(label="服务记录", required=False)
    note = forms.CharField(label="说明", required=False, max_length=200)

    def __init__(self, *args: Any, client: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.records = {str(each.record_id): each.record for each in records_to_choose(client)}
        field = self.fields["record"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "不关联服务记录"),
            *((pk, f"{each.served_on:%Y-%m-%d} {each.kind_label}")
              for pk, each in self.records.items()),
        ]  # fmt: skip

    @property
    def chosen(self) -> Any:
        """The record that was chosen, or None."""
        return self.records.get(self.cleaned_data["record"])


class ReasonForm(NamingForm):
    """一句理由。"""

    reason = forms.CharField(
        label="理由", max_length=100, error_messages={"required": "请写明理由。"}
    )
