"""Input about rewards, and what points are exchanged for."""

from typing import Any

from django import forms

from casework.forms.steps import DayField
from casework.models import Reward
from casework.phrases import volunteers as phrases
from casework.selectors.points import offered_rewards
from casework.services.rewards import RewardValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField

SYSTEM = ("id", "seen_at")


class RedeemForm(NamingForm):
    """兑换。"""

    id = KeyField()

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reward"] = RewardField(
            label="兑换项目",
            queryset=offered_rewards(station_id, clock.today()),
            empty_label=None,
            error_messages={"required": "请选择兑换项目。", "invalid_choice": phrases.OUT_OF_STOCK},
        )


class RewardField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- not generic at run time
    """A reward, with its price and what is left."""

    def label_from_instance(self, obj: Reward) -> str:
        """Return name, points and stock."""
        left = f"，余 {obj.stock}" if obj.stock is not None else ""
        return f"{obj.name}（{obj.points} 分{left}）"


class RewardForm(NamingForm):
    """兑换项目。"""

    id = KeyField()
    seen_at = SeenField(required=False)
    name = forms.CharField(label="名称", max_length=60)
    points = forms.IntegerField(label="所需积分", min_value=1, max_value=100000)
    stock = forms.IntegerField(
        label="库存", required=False, min_value=0, max_value=100000, help_text="不填即不限。"
    )
    provider = forms.CharField(
        label="提供方", required=False, max_length=60, help_text="如“社区合作商户”。"
    )
    valid_to = DayField("有效期止", required=False)
    note = forms.CharField(
        label="说明", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, reward: Reward | None = None, **kwargs: Any) -> None:
        if reward is not None:
            names = ("name", "points", "stock", "provider", "valid_to", "note")
            kwargs["initial"] = {name: getattr(reward, name) for name in names} | {
                "id": reward.pk,
                "seen_at": reward.updated_at,
            }
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].required = reward is not None

    def values(self) -> RewardValues:
        """Return what was filled in."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in SYSTEM}
        return RewardValues(**typed)
