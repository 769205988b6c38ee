"""The form of a local item."""

from typing import Any

from django import forms

from core.forms import NamingForm
from projects.enums import ServiceArea
from projects.selectors.catalogues import item_regions
from stations.models import Region
from stations.selectors.workspaces import Workspace


class LocalItemForm(NamingForm):
    """增设“N”个特色项目的条目。"""

    region = forms.ModelChoiceField(Region.objects.none(), label="增设地区", empty_label=None)
    name = forms.CharField(label="条目名称", max_length=60)
    content = forms.CharField(label="服务内容", max_length=1000, widget=forms.Textarea({"rows": 3}))
    standard_areas = forms.MultipleChoiceField(
        label="对应 MZ/T 071 服务内容",
        choices=ServiceArea.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一项；都不合适时选“5.7 其他”。"},
    )

    def __init__(self, data: Any = None, *, workspace: Workspace, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["region"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = item_regions(workspace)
        self.initial.setdefault("region", workspace.region_id)
