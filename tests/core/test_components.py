"""The pieces pages are put together from: each renders with what its comment demands, and no more."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from core.gallery import SampleForm, sample_context
from core.pagination import Page
from core.templatetags import ui
from tests.support.web import page_faults

EVENT = SimpleNamespace(at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC), by="", text="已完成")
LEAST = {
    "chart_card": {"id": "c", "chart": sample_context()["chart"]},
    "chip": {"name": "clients", "value": "1", "label": "陈*"},
    "client_picker": {"url": "/picker/"},
    "draft_state": {},
    "form_actions": {"action": "完成记录"},
    "messages": {"messages": [Message(constants.SUCCESS, "已保存。")]},
    "pager": {"page": Page([], next_cursor="n")},
    "picker_results": {"results": [SimpleNamespace(pk="1", label="陈*")], "query": "陈"},
    "quick": {"url": "#", "icon": "phone", "label": "电访"},
    "segmented": {"name": "state", "legend": "近况", "choices": [("a", "平稳")], "value": "a"},
    "tabs": {"tabs": [SimpleNamespace(url="#", label="概况", active=True)], "label": "个案"},
    "timeline": {"events": [EVENT]},
    "todo": {"when": "今天", "title": "探访", "url": "#", "action": "去探访"},
}


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize("name", LEAST)
def test_component_renders_with_the_least_it_demands(name):
    request = RequestFactory().get("/records/?kind=visit")

    html = render_to_string(f"components/{name}.html", LEAST[name], request=request)

    assert page_faults(html) == []


def test_gallery_shows_every_component_without_a_fault():
    context = sample_context() | {"tabs": [], "nav_sections": []}

    html = render_to_string(
        "components/gallery.html", context, request=RequestFactory().get("/dev/components/")
    )

    assert page_faults(html) == []


def test_pager_keeps_the_filters_of_the_address():
    request = RequestFactory().get("/records/?kind=visit")
    page = Page([], next_cursor="later", previous_cursor=None)

    html = render_to_string("components/pager.html", {"page": page}, request=request)

    assert "?kind=visit&amp;cursor=later" in html
    assert "cursor=None" not in html


def test_field_marks_the_optional_one_and_has_no_stars():
    html = render("{% load crispy_forms_filters %}{{ form|crispy }}", form=SampleForm())

    assert '下一步<span class="form-optional">选填</span>' in html
    assert '日期<span class="form-optional">' not in html
    assert "*" not in html


def test_field_ties_the_error_to_its_control():
    html = render(
        "{% load crispy_forms_filters %}{{ form|crispy }}", form=SampleForm({"minutes": "30"})
    )

    assert 'aria-describedby="id_content_helptext id_content_error"' in html
    assert 'id="id_content_error"' in html
    assert "有 3 处需要修改" in html


def test_field_shows_few_choices_as_buttons_and_many_as_a_list():
    class Choices(forms.Form):
        few = forms.ChoiceField(choices=[(n, n) for n in range(3)], widget=forms.RadioSelect)
        many = forms.MultipleChoiceField(
            choices=[(n, n) for n in range(9)], widget=forms.CheckboxSelectMultiple
        )

    html = render("{% load crispy_forms_filters %}{{ form|crispy }}", form=Choices())

    assert html.count('class="seg-item"') == 3
    assert html.count('class="form-check"') == 9


def test_meter_stays_within_its_bar_and_says_the_share():
    html = render("{% meter 130 target=74 %}")

    assert 'width="100.0" height="6"' in html
    assert 'aria-label="完成比例 130%，此时应到 74%"' in html


def test_progress_without_a_total_is_indeterminate():
    html = render("{% progress 0 0 %}")

    assert "<progress" in html
    assert "value=" not in html
    assert "正在准备…" in html


def test_facts_show_a_dash_for_nothing():
    html = render("{% facts pairs %}", pairs=[("所在社区", ""), ("人数", 0)])

    assert "<dd>—</dd>" in html
    assert "<dd>0</dd>" in html


def test_figure_opens_its_rows_and_explains_itself():
    html = render('{% figure "服务人次" 68412 explain="每位到场的人计一次。" url="/records/" %}')

    assert '<a href="/records/" aria-label="服务人次 68,412，看明细">68,412</a>' in html
    assert "每位到场的人计一次。" in html


def test_icon_without_a_label_is_left_out_for_screen_readers():
    assert ui.icon("home") == '<i class="ti ti-home" aria-hidden="true"></i>'
    assert 'aria-label="已完成"' in ui.icon("check", "已完成")


def test_badge_escapes_its_text_and_knows_short_kinds():
    assert ui.badge("<b>", "g") == '<span class="tag tag-good">&lt;b&gt;</span>'
    assert ui.badge("草稿") == '<span class="tag">草稿</span>'


@pytest.mark.parametrize(
    ("value", "text"), [(68412, "68,412"), (71.5, "71.5"), (None, "—"), ("71%", "71%"), (0, "0")]
)
def test_grouped(value, text):
    assert ui.grouped(value) == text


@pytest.mark.parametrize(
    ("minutes", "text"), [(4290, "71.5"), (60, "1"), (0, "0"), (None, "—"), (600000, "10,000")]
)
def test_hours(minutes, text):
    assert ui.hours(minutes) == text


def test_dates_are_written_as_read():
    friday = dt.date(2026, 11, 20)

    assert ui.long_date(friday) == "2026年11月20日"
    assert ui.short_date(friday) == "11月20日 周五"
    assert ui.long_date(None) == "—"


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (dt.timedelta(minutes=15), "15 分钟"),
        (dt.timedelta(hours=2), "2 小时"),
        (dt.timedelta(hours=6, minutes=20), "6 小时 20 分钟"),
        (dt.timedelta(days=3, hours=4, minutes=5), "3 天 4 小时"),
        (dt.timedelta(days=1, minutes=5), "1 天 5 分钟"),
        (dt.timedelta(seconds=5), "1 分钟"),
    ],
)
def test_in_words(span, text):
    assert ui.in_words(span) == text


@pytest.mark.parametrize(
    ("user_agent", "text"),
    [
        ("Mozilla/5.0 (Windows NT 6.1) Chrome/109.0 Safari/537.36", "Chrome 浏览器（Windows）"),
        ("Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0", "微信（安卓）"),
        ("curl/8.5", "其他浏览器"),
    ],
)
def test_browser(user_agent, text):
    assert ui.browser(user_agent) == text
