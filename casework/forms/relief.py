"""Forms about relief applications."""

from typing import Any

from django import forms

from accounts.models import User
from casework.enums.visits import ReliefKind, ReliefState
from casework.models import ReliefApplication, ReliefDocument
from casework.selectors.clients import workers_within
from casework.selectors.relief import checklist_for
from casework.services.relief import ReliefNews, ReliefValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from stations.forms.fields import PlainField, date_input
from stations.models import Station
from stations.selectors.workspaces import Workspace


class ReliefForm(NamingForm):
    """开始协助申请。"""

    id = KeyField()
    kind = forms.ChoiceField(
        label="救助事项", choices=[("", "请选择"), *ReliefKind.choices],
        help_text="选好后带出常见材料清单，以受理单位的一次性告知为准。",
    )  # fmt: skip
    office = PlainField(label="受理单位", required=False, max_length=60)
    clerk = PlainField(label="经办人", required=False, max_length=40)
    worker = forms.ModelChoiceField(User.objects.none(), label="协助社工", empty_label=None)

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worker: Any = self.fields["worker"]
        worker.queryset = workers_within(workspace, clock.today())
        worker.initial = workspace.user_id

    def values(self, station: Station) -> ReliefValues:
        """Return what is applied for, with the usual papers for it."""
        typed = self.cleaned_data
        checklist, _ = checklist_for(station, typed["kind"], clock.today())
        names = ("kind", "office", "clerk", "worker")
        return ReliefValues(checklist=checklist, **{name: typed[name] for name in names})


class ReliefNewsForm(NamingForm):
    """登记进展。"""

    seen_at = SeenField()
    state = forms.ChoiceField(label="进展", choices=ReliefState.choices, widget=forms.RadioSelect)
    on = forms.DateField(label="日期", initial=clock.today, widget=date_input())
    note = forms.CharField(
        label="说明",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="未批准或撤回的须写明原因。",
    )
    amount = forms.DecimalField(
        label="核定金额（元）",
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        help_text="已批准的填写，按月或按次。",
    )

    def __init__(self, *args: Any, application: ReliefApplication, **kwargs: Any) -> None:
        now = {"state": application.state, "seen_at": application.updated_at}
        kwargs.setdefault("initial", now)
        super().__init__(*args, **kwargs)

    def news(self) -> ReliefNews:
        """Return what was heard."""
        names = ("state", "on", "note", "amount")
        return ReliefNews(**{name: self.cleaned_data[name] for name in names})


class ReliefCorrectionForm(ReliefNewsForm):
    """更正结果。"""

    reason = PlainField(
        label="更正原因",
        max_length=200,
        help_text="如“把别人的批准通知记到了这里”。原来的结果和原因都留在进展里。",
    )

    def __init__(self, *args: Any, application: ReliefApplication, **kwargs: Any) -> None:
        initial = {
            "state": application.state,
            "on": application.decided_on,
            "note": application.result,
            "amount": application.amount,
            "seen_at": application.updated_at,
        }
        super().__init__(*args, application=application, initial=initial, **kwargs)
        self.fields["state"].label = "应为"
        self.fields["note"].label = "结果说明"
        self.fields["state"].help_text = "还没有结果的，选当时的进展，申请就接着办。"


class ReliefPaperForm(NamingForm):
    """一份材料。"""

    seen_at = SeenField()
    is_ready = forms.BooleanField(label="已备齐", required=False)
    note = PlainField(label="说明", required=False, max_length=100)
    file = forms.FileField(label="扫描件或照片", required=False)

    def __init__(self, *args: Any, paper: ReliefDocument, **kwargs: Any) -> None:
        now = {"is_ready": paper.ready_on is not None, "note": paper.note}
        kwargs["initial"] = now | {"seen_at": paper.updated_at}
        super().__init__(*args, **kwargs)

    def said(self) -> dict[str, Any]:
        """Return what was filled in: a scan means that the paper is there."""
        data = self.cleaned_data
        is_ready = data["is_ready"] or data["file"] is not None
        known = {"note": data["note"], "seen_at": data["seen_at"]}
        return known | {"is_ready": is_ready, "upload": data["file"]}


class ReliefPaperAddForm(NamingForm):
    """增加材料。"""

    name = PlainField(label="材料名称", max_length=80)
