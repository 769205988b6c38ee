"""节次计划."""

from typing import Any

from django import forms

from casework.enums.groups import GroupStage
from casework.forms.groups import paragraph
from casework.forms.steps import DayField
from casework.models import GroupSession
from casework.services.group_sessions import SessionValues
from core.forms import KeyField, NamingForm, SeenField

STAGES = [
    (stage.value, stage.label)
    for stage in (GroupStage.FORMING, GroupStage.TRANSITION, GroupStage.MATURE, GroupStage.ENDING)
]


class SessionForm(NamingForm):
    """节次计划。"""

    id = KeyField()
    seen_at = SeenField(required=False)
    number = forms.IntegerField(label="第几节", min_value=1, max_value=100)
    stage = forms.ChoiceField(label="阶段", choices=STAGES)
    title = forms.CharField(label="主题", max_length=60)
    planned_on = DayField("日期")
    starts_at = forms.TimeField(
        label="开始时间",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text="填了时间，才能发现同一个人同时出席两场。",
    )
    minutes = forms.IntegerField(label="时长（分钟）", min_value=1, max_value=1440, initial=90)
    goal = paragraph("本节目标", rows=2)
    outline = paragraph("流程", "每一段做什么、多长时间、用什么材料。", rows=4)

    def __init__(self, *args: Any, session: GroupSession | None = None, **kwargs: Any) -> None:
        if session is not None:
            names = SessionValues.__dataclass_fields__
            known = {name: getattr(session, name) for name in names} | {
                "id": session.pk,
                "seen_at": session.updated_at,
            }
            kwargs["initial"] = known | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].required = session is not None

    def values(self) -> SessionValues:
        """Return what was filled in."""
        data = {name: self.cleaned_data[name] for name in SessionValues.__dataclass_fields__}
        return SessionValues(**data)
