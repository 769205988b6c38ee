"""Forms about relief applications."""

from typing import Any

from django import forms

from accounts.models import User
from casework.enums.visits import ReliefKind, ReliefState
from casework.forms.client_fields import KeyField
from casework.models import ReliefApplication
from casework.selectors.clients import workers_within
from core import clock
from core.forms import NamingForm
from core.ids import uuid7
from stations.forms.fields import PlainField, date_input
from stations.selectors.workspaces import Workspace


class ReliefForm(NamingForm):
    """开始协助申请。"""

    id = KeyField(initial=uuid7)
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


class ReliefNewsForm(NamingForm):
    """登记进展。"""

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
        kwargs.setdefault("initial", {"state": application.state})
        super().__init__(*args, **kwargs)


class ReliefPaperForm(forms.Form):
    """一份材料。"""

    is_ready = forms.BooleanField(label="已备齐", required=False)
    note = PlainField(label="说明", required=False, max_length=100)
    file = forms.FileField(label="扫描件或照片", required=False)


class ReliefPaperAddForm(NamingForm):
    """增加材料。"""

    name = PlainField(label="材料名称", max_length=80)
