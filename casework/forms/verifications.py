"""Forms about verification lists."""

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models import User
from casework.enums.visits import CheckResult
from casework.errors.visits import SheetError
from casework.forms.client_fields import with_value
from casework.forms.record_fields import ClientsField
from casework.importers import as_text, read_lines, read_sheet
from casework.models import VerificationItem
from casework.phrases import verifications as phrases
from casework.selectors.clients import workers_within
from casework.selectors.verifications import Line, records_of
from casework.services.verifications import Finding, ListValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from stations.forms.fields import PlainField, date_input
from stations.selectors.workspaces import Workspace

PASTED = {"rows": 8, "placeholder": "一行一人，如：\n张三　420102195006011230　低保户\n李四"}


class VerificationForm(NamingForm):
    """登记核查名单：what the street asks, and whom it means."""

    id = KeyField()
    title = PlainField(label="名称", max_length=60)
    asked_by = PlainField(label="交办单位", max_length=60)
    received_on = forms.DateField(label="收到日期", initial=clock.today, widget=date_input())
    due_on = forms.DateField(label="期限", widget=date_input())
    instructions = forms.CharField(
        label="要求", required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    worker = forms.ModelChoiceField(User.objects.none(), label="负责社工", empty_label=None)
    names = forms.CharField(
        label="名单",
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(PASTED),
        help_text="粘贴姓名，后面可以写证件号码和备注，用空格、逗号或制表符隔开。",
    )
    sheet = forms.FileField(
        label="或上传表格",
        required=False,
        widget=forms.FileInput({"accept": ".xlsx"}),
        help_text="XLSX，第一行为“姓名”“证件号码”“备注”，后两列可以没有。",
    )

    def __init__(self, *args: Any, workspace: Workspace, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worker: Any = self.fields["worker"]
        worker.queryset = workers_within(workspace, clock.today())
        worker.initial = workspace.user_id
        self.fields["clients"] = ClientsField(
            label="服务对象", station_id=station_id, required=False
        )

    def clean(self) -> dict[str, Any]:
        """Take the lines out of the text and the sheet; the sheet becomes text, to be seen."""
        super().clean()
        lines = read_lines(self.cleaned_data.get("names") or "")
        upload = self.cleaned_data.get("sheet")
        if upload is not None:
            try:
                lines = [*lines, *read_sheet(upload)]
            except SheetError as error:
                self.add_error("sheet", str(error))
            else:
                self.data = with_value(self.data, "names", as_text(lines))
        if not lines and not self.cleaned_data.get("clients") and "sheet" not in self.errors:
            self.add_error("names", phrases.LIST_EMPTY)
        self.lines: Sequence[Line] = lines
        return self.cleaned_data

    def values(self) -> ListValues:
        """Return what was asked for."""
        names = ("title", "asked_by", "received_on", "due_on", "instructions", "worker")
        return ListValues(**{name: self.cleaned_data[name] for name in names})


class CheckForm(NamingForm):
    """填写核查结果。"""

    seen_at = SeenField()
    result = forms.ChoiceField(
        label="核查结果", choices=CheckResult.choices, widget=forms.RadioSelect
    )
    checked_on = forms.DateField(label="核查日期", widget=date_input())
    finding = forms.CharField(
        label="核查情况",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="情况有变或未找到的必填。",
    )

    def __init__(self, *args: Any, item: VerificationItem, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "seen_at": item.updated_at,
            "result": item.result if item.result != CheckResult.OPEN else CheckResult.CONFIRMED,
            "checked_on": item.checked_on or clock.today(),
            "finding": item.finding,
            "record": item.record_id,
        }
        super().__init__(*args, **kwargs)
        if item.client is not None:
            self.fields["record"] = forms.ModelChoiceField(
                records_of(item.client),
                label="对应的服务记录",
                required=False,
                empty_label="不对应服务记录",
            )

    def found(self) -> Finding:
        """Return what was found."""
        typed = self.cleaned_data
        return Finding(
            result=typed["result"],
            checked_on=typed["checked_on"],
            told=typed["finding"],
            record=typed.get("record"),
        )


class MatchForm(NamingForm):
    """对上档案：exactly one client."""

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clients"] = ClientsField(
            label="服务对象",
            station_id=station_id,
            error_messages={"required": "请选择服务对象。"},
        )

    def clean_clients(self) -> Any:
        """One line means one person."""
        clients = self.cleaned_data["clients"]
        if len(clients) != 1:
            raise forms.ValidationError("请只选一位服务对象。")
        return clients[0]
