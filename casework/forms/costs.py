"""Input of costs of groups and activities."""

from decimal import Decimal
from typing import Any

from django import forms

from casework.forms.steps import DayField
from casework.models import CostLine
from casework.services.costs import CostValues
from core.forms import KeyField, NamingForm, SeenField
from stations.models import StationFile


class CostForm(NamingForm):
    """One line. The receipt is kept by the view, which hands the file to `values`."""

    id = KeyField()
    seen_at = SeenField(required=False)
    what = forms.CharField(label="用途", max_length=60)
    planned = forms.DecimalField(
        label="预算（元）", max_digits=10, decimal_places=2, min_value=0, required=False
    )
    spent = forms.DecimalField(
        label="实支（元）", max_digits=10, decimal_places=2, min_value=0, required=False
    )
    spent_on = DayField("支出日期", required=False)
    receipt = forms.FileField(
        label="票据",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )

    def __init__(self, *args: Any, cost: CostLine | None = None, **kwargs: Any) -> None:
        if cost is not None:
            known = {name: getattr(cost, name) for name in ("what", "planned", "spent", "spent_on")}
            kwargs["initial"] = (
                known | {"id": cost.pk, "seen_at": cost.updated_at} | (kwargs.get("initial") or {})
            )
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].required = cost is not None

    def values(self, receipt: StationFile | None = None) -> CostValues:
        """Return what was filled in."""
        data = self.cleaned_data
        return CostValues(
            what=data["what"].strip(),
            planned=data["planned"] or Decimal(0),
            spent=data["spent"] or Decimal(0),
            spent_on=data["spent_on"],
            receipt=receipt,
        )
