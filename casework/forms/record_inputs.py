"""What the form of a record asks, whatever it belongs to."""

from django import forms

from casework import phrases, rules
from casework.enums import Place, ServiceMethod, Situation
from casework.forms.record_fields import SeveralFilesField, SeveralFilesInput
from casework.models.records import MINUTES_IN_A_DAY
from core.files import ALLOWED_SUFFIXES
from core.forms import NamingForm
from stations.models import Region

BY_CLIENT = "按服务对象所在社区"


class RecordInputs(NamingForm):
    """The fields that every record has."""

    anonymous_count = forms.IntegerField(
        label="未登记居民人数",
        required=False,
        min_value=0,
        max_value=rules.MOST_ANONYMOUS,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), phrases.WRONG_ANONYMOUS_COUNT
        ),
    )
    kind = forms.ChoiceField(label="服务形式", widget=forms.RadioSelect)
    served_on = forms.DateField(
        label="日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    started_at = forms.TimeField(
        label="开始",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    minutes = forms.TypedChoiceField(
        label="时长", required=False, coerce=int, widget=forms.RadioSelect
    )
    minutes_other = forms.IntegerField(
        label="其他时长（分钟）",
        required=False,
        min_value=1,
        max_value=MINUTES_IN_A_DAY,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "时长须在 1 到 1440 分钟之间。"
        ),
    )
    place = forms.ChoiceField(label="地点", choices=Place.choices, widget=forms.RadioSelect)
    place_detail = forms.CharField(label="具体地点", required=False, max_length=80)
    community = forms.ModelChoiceField(
        label="所在社区", queryset=Region.objects.none(), required=False, empty_label=BY_CLIENT
    )
    method = forms.ChoiceField(
        label="专业方法",
        required=False,
        choices=ServiceMethod.choices,
        widget=forms.RadioSelect,
    )
    situation = forms.ChoiceField(
        label="近况", required=False, choices=Situation.choices, widget=forms.RadioSelect
    )
    content = forms.CharField(
        label="过程与内容",
        max_length=rules.MOST_CONTENT,
        error_messages={"required": "请填写过程与内容。"},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    next_step = forms.CharField(
        label="下一步",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": "例如：联系社区卫生服务中心"}),
    )
    files = SeveralFilesField(  # type: ignore[assignment]  # -- the name of the field on the page
        label="照片和文件",
        required=False,
        help_text="可以一次选几个。照片里的拍摄位置会去掉。",
        widget=SeveralFilesInput(attrs={"accept": ",".join(ALLOWED_SUFFIXES)}),
    )
