"""Every piece of the interface on one page, for those who build pages. Only where DEBUG is on."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.charts import BarChart, ComboChart, Series

MONTHS = tuple(f"{month}月" for month in range(1, 12))
THIS_YEAR = (4310, 3890, 6120, 6480, 6710, 7020, 6540, 6890, 7210, 7390, 5852)
LAST_YEAR = (4020, 3610, 5800, 6010, 6300, 6720, 6240, 6500, 6880, 6940, 6600)
AREAS = ("养老服务", "社会救助", "社区治理", "儿童福利", "党建引领", "特色项目")


class SampleForm(forms.Form):
    """Each kind of field once."""

    date = forms.DateField(label="日期", widget=forms.DateInput(attrs={"type": "date"}))
    minutes = forms.ChoiceField(
        label="时长",
        choices=[(30, "30 分"), (45, "45 分"), (60, "60 分")],
        widget=forms.RadioSelect,
    )
    project = forms.ChoiceField(
        label="计入项目", choices=[("", "请选择"), ("1", "长者关爱服务 · 养老服务")]
    )
    topics = forms.MultipleChoiceField(
        label="涉及方面",
        choices=[("health", "健康"), ("family", "家庭"), ("money", "经济"), ("house", "住房")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    content = forms.CharField(
        label="过程与内容", widget=forms.Textarea(attrs={"rows": 4}), help_text="写看到的和做了的。"
    )
    next_step = forms.CharField(label="下一步", required=False)
    photos = forms.FileField(label="照片或文件", required=False)
    told = forms.BooleanField(label="已告知对方记录的用途", required=False)


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """部件一览：rendered with made-up content."""
    return render(request, "components/gallery.html", sample_context())


def sample_context() -> dict[str, Any]:
    """Return what the page shows; also used by the test of the components."""
    now = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
    event = SimpleNamespace(
        at=now,
        by="演示社工",
        text="更正了服务记录",
        reason="时长填错",
        changes=[("时长", "30 分", "45 分")],
    )
    return {
        "form": SampleForm({"minutes": "45", "content": "近期睡眠改善。"}),
        "chart": _monthly_chart(),
        "areas": _area_chart(),
        "events": [event],
        "facts_pairs": [("性别", "女"), ("出生年份", "1948 年"), ("所在社区", "")],
        "page": SimpleNamespace(rows=[], next_cursor="next", previous_cursor=None),
        "picked": [SimpleNamespace(pk="1", label="陈*　78 岁　独居高龄")],
        "choices": [("stable", "平稳"), ("changed", "有变化"), ("risk", "有风险")],
        "tabs_of_case": [
            SimpleNamespace(url="#a", label="概况", active=True, count=0),
            SimpleNamespace(url="#b", label="服务记录", active=False, count=12),
        ],
        "day": now.date(),
    }


def _monthly_chart() -> ComboChart:
    return ComboChart(
        title="各月服务人次",
        categories=MONTHS,
        unit="人次",
        category_label="月份",
        bars=(Series("今年", THIS_YEAR),),
        lines=(Series("去年", LAST_YEAR),),
    )


def _area_chart() -> BarChart:
    return BarChart(
        title="按服务领域",
        categories=AREAS,
        unit="人次",
        category_label="领域",
        series=(Series("人次", (24310, 16820, 12940, 8060, 3870, 2412)),),
        horizontal=True,
    )
