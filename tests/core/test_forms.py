"""What a service refuses comes back to the form that it was typed into."""

import datetime as dt

import pytest
from django import forms
from django.http import QueryDict

from core.errors import (
    ChangedMeanwhileError,
    ConflictError,
    DomainError,
    NotAllowedError,
    NotFoundError,
    PageOutdatedError,
    RefusedError,
)
from core.files import UploadRefusedError
from core.forms import KeyField, NamingForm, SeenField, accepted, made
from core.ids import uuid7

SEEN = dt.datetime(2026, 6, 1, 9, 30, 15, 123456, tzinfo=dt.UTC)


class NoteForm(forms.Form):
    """What a page of ours looks like."""

    id = KeyField()
    seen_at = SeenField(required=False)
    title = forms.CharField()
    scan = forms.FileField(required=False)


def sent(**typed):
    """The form as it comes back."""
    data = QueryDict(mutable=True)
    data.update({"id": str(uuid7()), "title": "谈心"} | typed)
    return NoteForm(data)


def refusing(error):
    """A service that does not do it."""

    def act():
        raise error

    return act


def test_valid_form_is_acted_on_once():
    done = []
    assert accepted(sent(), lambda: done.append("once"))
    assert done == ["once"]


@pytest.mark.parametrize("form", [NoteForm(), sent(title="")])
def test_form_that_is_not_sent_or_not_valid_is_not_acted_on(form):
    assert not accepted(form, refusing(AssertionError("acted")))


def test_refusal_stands_at_the_field_that_it_names():
    form = sent()
    assert not accepted(form, refusing(RefusedError("标题太短。", field="title")))
    assert form.errors == {"title": ["标题太短。"]}


@pytest.mark.parametrize("field", ["", "another", "id"])
def test_refusal_of_nothing_that_is_seen_stands_above_the_form(field):
    form = sent()
    assert not accepted(form, refusing(RefusedError("现在不能写。", field=field)))
    assert form.non_field_errors() == ["现在不能写。"]


def test_refusal_of_what_is_drawn_as_chips_stands_there():
    form = sent()
    form.fields["people"] = forms.Field(widget=forms.MultipleHiddenInput, required=False)
    assert not accepted(form, refusing(RefusedError("请另选一位。", field="people")))
    assert form.errors == {"people": ["请另选一位。"]}


@pytest.mark.parametrize("error", [DomainError("不行。"), ConflictError("有人先做了。")])
def test_other_refusals_stand_above_the_form(error):
    form = sent()
    assert not accepted(form, refusing(error))
    assert form.non_field_errors() == [str(error)]


def test_refused_upload_stands_at_the_file():
    form = sent()
    assert not accepted(form, refusing(UploadRefusedError("照片.exe", "不能上传。")))
    assert form.errors == {"scan": ["“照片.exe”不能上传。"]}


@pytest.mark.parametrize("error", [NotAllowedError("不可以。"), NotFoundError("没有。")])
def test_what_is_no_matter_of_the_form_goes_on(error):
    with pytest.raises(type(error)):
        accepted(sent(), refusing(error))


def test_saving_again_overwrites_what_was_changed_meanwhile():
    form = sent(seen_at=SEEN.isoformat())
    later = SEEN + dt.timedelta(minutes=1)

    assert not accepted(form, refusing(ChangedMeanwhileError("已被别人改过。", later)))

    assert form["seen_at"].value() == later.isoformat()
    assert form["title"].value() == "谈心"


def test_what_was_made_is_returned_and_nothing_where_it_was_refused():
    assert made(sent(), lambda: "笔记") == "笔记"
    assert made(sent(title=""), lambda: "笔记") is None
    assert made(sent(), refusing(RefusedError("不行。"))) is None


def test_key_that_is_taken_is_made_anew():
    form = sent()
    before = form["id"].value()
    assert not accepted(form, refusing(PageOutdatedError()))
    assert form["id"].value() != before


@pytest.mark.parametrize("typed", [{"id": "nonsense"}, {"seen_at": "2026-06-01"}, {"id": ""}])
def test_what_is_wrong_with_a_hidden_field_is_said_above_the_form(typed):
    form = sent(**typed)
    assert not accepted(form, refusing(AssertionError("acted")))
    assert form.non_field_errors() == [PageOutdatedError.SENTENCE]


def test_moment_is_carried_to_the_microsecond():
    form = NoteForm(initial={"seen_at": SEEN})
    again = sent(seen_at=form["seen_at"].value())
    assert again.is_valid()
    assert again.cleaned_data["seen_at"] == SEEN


def test_empty_field_says_what_belongs_there():
    class Late(NamingForm):
        kind = forms.ChoiceField(label="类别", choices=[("a", "甲")])
        note = forms.CharField(label="说明", error_messages={"required": "请说明经过。"})

        def __init__(self, *args):
            super().__init__(*args)
            self.fields["day"] = forms.DateField(label="日期")

    assert Late({}).errors == {
        "kind": ["请选择类别。"],
        "note": ["请说明经过。"],
        "day": ["请填写日期。"],
    }


def test_row_that_must_have_been_seen():
    field = SeenField()
    with pytest.raises(forms.ValidationError):
        field.clean("")
    assert SeenField(required=False).clean("") is None


class EntryForm(NamingForm):
    """Fields of every kind, without words of their own."""

    note = forms.CharField(label="备注", max_length=3, required=False)
    minutes = forms.IntegerField(label="时长", min_value=1, max_value=60, required=False)
    amount = forms.DecimalField(label="金额", max_digits=4, decimal_places=2, required=False)
    day = forms.DateField(label="日期", required=False)
    moment = forms.DateTimeField(label="时间", required=False)
    choice = forms.ChoiceField(label="来源", choices=[("a", "甲")], required=False)


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("note", "四个字了", "备注最多 3 字，现有 4 字。"),
        ("minutes", "0", "时长不能小于 1。"),
        ("minutes", "61", "时长不能大于 60。"),
        ("minutes", "半", "请填写整数。"),
        ("amount", "123.4", "金额小数点前最多 2 位数字。"),
        ("amount", "1.234", "金额最多 2 位小数。"),
        ("day", "2026-02-30", "请填写有效的日期，如 2026-11-21。"),
        ("day", "0026-02-28", "请核对年份。"),
        ("moment", "20266-02-28T09:30", "请填写有效的日期和时间，如 2026-11-21 09:30。"),
        ("moment", "0206-02-28T09:30", "请核对年份。"),
        ("choice", "b", "请从列表中选择。"),
    ],
)
def test_wrong_value_is_answered_in_plain_words(name, typed, words):
    assert EntryForm({name: typed}).errors == {name: [words]}


def test_field_with_words_of_its_own_keeps_them():
    form = EntryForm({"minutes": "61"})
    form.fields["minutes"].error_messages["max_value"] = "最多一小时。"
    assert form.errors == {"minutes": ["最多一小时。"]}
