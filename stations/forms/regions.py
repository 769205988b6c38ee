"""Input about regions."""

import datetime as dt
from typing import Any, ClassVar

from django import forms

from core import clock
from core.forms import NamingForm
from stations import phrases
from stations.forms.fields import DirectoryModelForm, PlainField, date_input
from stations.importers import MAX_BYTES
from stations.models import Region
from stations.services.regions import RegionValues


class RegionForm(DirectoryModelForm):
    """区划。The code is given once; level and place follow from where it is added."""

    constraint_places: ClassVar = {
        "region_code_is_12_digits": "code",
        "region_dates_in_order": "valid_to",
    }

    name = PlainField(label="名称", max_length=60)

    class Meta:
        model = Region
        fields = ("code", "name", "valid_from", "valid_to")
        widgets: ClassVar = {"valid_from": date_input(), "valid_to": date_input()}
        error_messages: ClassVar = {"code": {"unique": phrases.CODE_TAKEN}}
        help_texts: ClassVar = {
            "code": "12 位：省 2 位、市 2 位、县 2 位、乡级 3 位、村级 3 位，不足补 0。",
            "valid_to": "撤销、合并时填写最后一天；仍在使用的不填。",
        }

    def __init__(self, *args: Any, parent: Region | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["code"]
            return
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        self.fields["valid_from"].initial = clock.today
        if parent:
            self.fields["code"].help_text = f"12 位数字，{parent.name}的代码为 {parent.code}。"

    def values(self) -> RegionValues:
        """Return what the service takes."""
        given = self.cleaned_data
        return RegionValues(given["name"], given["valid_from"], given["valid_to"])


class RegionUploadForm(NamingForm):
    """区划表。"""

    file = forms.FileField(
        label="区划表",
        help_text="CSV 文件，列为 code、name、level、parent_code；UTF-8 或 GB18030 编码，最大 10 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"empty": "文件是空的。", "required": "请选择文件。"},
    )
    valid_from = forms.DateField(
        label="新增区划的生效日期", widget=date_input(), help_text="已登记的区划不受影响。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = clock.today

    def clean_file(self) -> bytes:
        """Read the file, unless it is larger than any list."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(f"文件过大，最多 {MAX_BYTES // 1024 // 1024} MB。")
        content: bytes = upload.read()
        return content

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        content: bytes = self.cleaned_data["file"]
        return content

    @property
    def since(self) -> dt.date:
        """From when new regions hold."""
        day: dt.date = self.cleaned_data["valid_from"]
        return day
