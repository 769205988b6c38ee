"""小组 in the browser: what everybody may open, and what is done there."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from casework.enums.groups import GroupStage, MemberState, Presence
from casework.models import (
    Attendance,
    CostLine,
    GroupMeasure,
    GroupMember,
    GroupSession,
    MemberScore,
    ServiceGroup,
    ServiceRecord,
)
from casework.selectors.duties import waiting_for
from core import clock
from core.ids import uuid7
from tests.factories.groups import ServiceGroupFactory
from tests.support.clients import make_client, make_minor
from tests.support.groups import admit, approve, first_session, hold, make_group, running_group
from tests.support.personas import PASSWORD
from tests.support.queries import assert_constant_queries
from tests.support.web import seen

pytestmark = pytest.mark.django_db

PAGES = (
    "group_detail", "group_members", "group_sessions", "group_measures", "group_costs",
    "group_summary",
)  # fmt: skip
SHEETS = ("plan", "members", "sign-in", "sessions", "summary", "costs", "all")


def page(name, *args):
    return reverse(f"casework:{name}", args=args)


def in_home(world, model):
    with world.scope("worker"):
        return model.objects.get()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["worker", "lead", "supervisor"])
def test_group_pages_open(world, web, name, who):
    group = running_group(world)
    hold(world, group, Presence.PRESENT, Presence.ABSENT)

    response = web(who).get(page(name, group.pk))

    assert response.status_code == 200
    assert group.name in response.content.decode()


@pytest.mark.parametrize("name", [*PAGES, "group_edit", "group_decide", "session_create"])
def test_group_pages_of_another_station_do_not_exist(world, web, name):
    group = make_group(world)

    role = "other_supervisor" if name == "group_decide" else "stranger"
    if role == "stranger":
        assert web("stranger").get(page(name, group.pk)).status_code == 404
    assert web("worker").get(page("group_detail", group.pk)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_group_pages_are_closed_to_oversight(world, web, name):
    group = make_group(world)

    assert web("street").get(page(name, group.pk)).status_code == 403


@pytest.mark.parametrize("name", ["session_edit", "session_record", "session_attendance"])
def test_session_pages_of_another_station_do_not_exist(world, web, name):
    group = running_group(world)
    session = first_session(world, group)

    assert web("stranger").get(page(name, session.pk)).status_code == 404
    assert web("supervisor").get(page(name, session.pk)).status_code == 403


def test_group_list_shows_own_groups_and_searches(world, web):
    group = make_group(world)
    make_group(world, name="青春护航小组")

    everything = web("worker").get(page("group_list")).content.decode()
    found = web("worker").get(page("group_list"), {"q": "xyh"}).content.decode()

    assert "青春护航小组" in everything
    assert group.name in found
    assert "青春护航小组" not in found
    assert group.name not in web("stranger").get(page("group_list")).content.decode()


def test_group_list_takes_as_many_queries_with_more_rows(world, web):
    def make():
        with world.scope("worker"):
            ServiceGroupFactory.create()

    assert_constant_queries(web("worker"), page("group_list"), make)


def test_group_detail_takes_as_many_queries_with_more_sessions(world, web):
    group = running_group(world)
    numbers = iter(range(2, 50))

    def make():
        with world.scope("worker"):
            number = next(numbers)
            GroupSession.objects.create(
                station=world.home,
                group=group,
                number=number,
                title="又一节",
                planned_on=clock.today(),
            )

    for name in ("group_detail", "group_sessions", "group_summary"):
        assert_constant_queries(web("worker"), page(name, group.pk), make)


def test_group_create_leads_to_its_sessions(world, web):
    sent = {
        "id": uuid7(),
        "name": "巧手编织兴趣小组",
        "nature": "interest",
        "plan": f"{world.project.pk}:{world.item.pk}",
        "goal": "会织一条围巾。",
    }

    response = web("worker").post(page("group_create"), sent)

    group = in_home(world, ServiceGroup)
    assert response["Location"] == page("group_sessions", group.pk)
    assert web("worker").post(page("group_create"), sent).status_code == 302
    assert in_home(world, ServiceGroup).worker == world.people["worker"]


def test_group_edit_saves_what_was_typed(world, web):
    group = make_group(world)
    form = web("worker").get(page("group_edit", group.pk)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"goal": "新的目标"}

    response = web("worker").post(page("group_edit", group.pk), sent)

    assert response.status_code == 302
    assert in_home(world, ServiceGroup).goal == "新的目标"


def test_session_changed_by_somebody_else_is_saved_the_second_time(world, web):
    session = first_session(world, make_group(world))
    url = page("session_edit", session.pk)
    form = web("worker").get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    web("lead").post(url, sent | {"title": "站长改的"})

    refused = web("worker").post(url, sent | {"title": "社工改的"})
    form = refused.context["form"]
    again = {name: form[name].value() or "" for name in form.fields}

    assert "这一节已被别人改过" in refused.content.decode()
    assert in_home(world, GroupSession).title == "站长改的"
    assert web("worker").post(url, again).status_code == 302
    assert in_home(world, GroupSession).title == "社工改的"


def test_group_form_says_what_is_missing(world, web):
    group = make_group(world)

    response = web("worker").post(page("group_members", group.pk), {"id": str(uuid7())})
    lost = web("worker").post(page("group_create"), {"name": "演示小组"})

    assert "请选择报名的服务对象" in response.content.decode()
    assert "这一页已失效" in lost.content.decode()
    assert "该字段是必填项" not in response.content.decode()


def test_plan_is_submitted_and_approved_by_the_lead(world, web):
    group = make_group(world)

    web("worker").post(page("group_submit", group.pk))
    refused = web("lead").post(page("group_decide", group.pk), {"password": "wrong"})
    response = web("lead").post(page("group_decide", group.pk), {"password": PASSWORD})

    assert "密码不对" in refused.content.decode()
    assert response.status_code == 302
    assert in_home(world, ServiceGroup).plan_state == "approved"
    assert web("worker").get(page("group_decide", group.pk)).status_code == 403


def test_plan_is_returned_with_a_note(world, web):
    group = make_group(world)
    web("worker").post(page("group_submit", group.pk))

    web("supervisor").post(
        page("group_decide", group.pk),
        {"password": PASSWORD, "note": "目标太笼统", "return": "1"},
    )

    assert in_home(world, ServiceGroup).plan_state == "returned"
    assert "目标太笼统" in web("worker").get(page("group_detail", group.pk)).content.decode()


def test_applicant_is_screened_and_admitted(world, web):
    group, client = make_group(world), make_client(world)

    web("worker").post(page("group_members", group.pk), {"id": uuid7(), "clients": client.pk})
    member = in_home(world, GroupMember)
    url = page("group_member", member.pk)
    said = {"screening": "能坚持", "reason": "", "admit": "1"}
    web("worker").post(url, said | seen(web("worker"), url))

    assert in_home(world, GroupMember).state == MemberState.ADMITTED


def test_applicant_without_screening_stays_outside_and_the_page_says_why(world, web):
    group, client = make_group(world), make_client(world)
    web("worker").post(page("group_members", group.pk), {"id": uuid7(), "clients": client.pk})
    member = in_home(world, GroupMember)

    url = page("group_member", member.pk)
    response = web("worker").post(url, {"admit": "1"} | seen(web("worker"), url))

    assert "筛选面谈" in response.content.decode()
    assert in_home(world, GroupMember).state == MemberState.APPLIED


def test_member_leaves_with_a_reason_and_the_page_asks_for_it(world, web):
    group = make_group(world)
    url = page("group_member", admit(world, group, make_client(world)).pk)

    said = {"leave": "1", "screening": "能坚持", "reason": ""} | seen(web("worker"), url)

    asked = web("worker").post(url, said)
    still = in_home(world, GroupMember).state
    web("worker").post(url, said | {"reason": "搬家"})

    assert "选填" not in asked.content.decode().split("退出</legend>")[1]
    assert "请写明原因" in asked.content.decode()
    assert still == MemberState.ADMITTED
    assert in_home(world, GroupMember).left_reason == "搬家"


def test_member_of_another_station_cannot_be_added(world, web):
    group, foreign = make_group(world), make_client(world, "stranger", name="外站居民")

    response = web("worker").post(
        page("group_members", group.pk), {"id": uuid7(), "clients": foreign.pk}
    )

    assert response.status_code == 200
    with world.scope("worker"):
        assert not GroupMember.objects.exists()


def test_names_are_masked_for_the_supervisor(world, web):
    group = make_group(world)
    admit(world, group, make_client(world, name="王秀英"))

    assert "王秀英" in web("worker").get(page("group_members", group.pk)).content.decode()
    shown = web("supervisor").get(page("group_members", group.pk)).content.decode()
    assert "王秀英" not in shown
    assert "王**" in shown


def test_child_is_named_to_who_leads_the_group_and_to_no_other_colleague(world, web, colleague):
    group = make_group(world)
    admit(world, group, make_minor(world, "lead", name="周小童"))

    assert "周小童" in web("worker").get(page("group_members", group.pk)).content.decode()
    assert "周小童" not in web(colleague).get(page("group_members", group.pk)).content.decode()


def test_session_is_planned_and_the_next_one_offered(world, web):
    group = make_group(world)
    form = web("worker").get(page("session_create", group.pk)).context["form"]
    assert form["number"].value() == 2

    response = web("worker").post(
        page("session_create", group.pk),
        {
            "id": uuid7(), "number": 2, "stage": "transition", "title": "说说心里话",
            "planned_on": "2026-12-01", "starts_at": "09:00", "minutes": 90, "again": "1",
        },
    )  # fmt: skip

    assert response["Location"] == page("session_create", group.pk)
    with world.scope("worker"):
        assert GroupSession.objects.get(number=2).starts_at == dt.time(9)


def sheet_of(world, group, *presences):
    with world.scope("worker"):
        members = GroupMember.objects.filter(group=group).order_by("applied_on", "id")
        return {
            f"presence_{member.pk.hex}": presence
            for member, presence in zip(members, presences, strict=True)
        }


def test_sheet_is_saved_on_its_own_and_what_was_typed_stays(world, web):
    group = running_group(world)
    session = first_session(world, group)
    sent = sheet_of(world, group, "present", "excused") | {"mark": "1", "content": "写了一半"}

    url = page("session_record", session.pk)
    sent |= {"id": uuid7()} | seen(web("worker"), url)

    response = web("worker").post(url, sent)

    assert "写了一半" in response.content.decode()
    with world.scope("worker"):
        assert Attendance.objects.count() == 2
        assert not ServiceRecord.objects.exists()


def test_session_record_is_completed(world, web):
    group = running_group(world)
    session = first_session(world, group)
    url = page("session_record", session.pk)
    sent = sheet_of(world, group, "present", "late") | {"id": uuid7(), "content": "组员互相介绍。"}

    response = web("worker").post(url, sent | seen(web("worker"), url))

    assert response.status_code == 302
    record = in_home(world, ServiceRecord)
    assert record.kind == "group"
    with world.scope("worker"):
        assert record.clients.count() == 2
        assert ServiceGroup.objects.get().stage == GroupStage.FORMING


def test_session_record_without_everybody_marked_is_refused(world, web):
    group = running_group(world)
    session = first_session(world, group)

    response = web("worker").post(
        page("session_record", session.pk), {"id": uuid7(), "content": "组员互相介绍。"}
    )

    assert "给每位组员选择" in response.content.decode()
    with world.scope("worker"):
        assert not ServiceRecord.objects.exists()


def test_attendance_is_corrected_with_a_reason(world, web):
    group = running_group(world)
    session = hold(world, group, Presence.PRESENT, Presence.PRESENT)
    sent = sheet_of(world, group, "present", "absent") | {"reason": "签错一位", "version": "1"}

    response = web("worker").post(page("session_attendance", session.pk), sent)
    late = sheet_of(world, group, "absent", "present") | {"reason": "另一页", "version": "1"}
    refused = web("lead").post(page("session_attendance", session.pk), late)

    assert response.status_code == 302
    assert "已被别人更正" in refused.content.decode()
    assert refused.context["form"]["version"].value() == "2"
    assert in_home(world, ServiceRecord).version == 2


def test_session_is_cancelled_with_a_reason(world, web):
    group = make_group(world)
    session = first_session(world, group)

    web("worker").post(page("session_cancel", session.pk), {"cancel-reason": ""})
    assert in_home(world, GroupSession).cancelled_reason == ""
    web("worker").post(page("session_cancel", session.pk), {"cancel-reason": "暴雨"})

    assert in_home(world, GroupSession).cancelled_reason == "暴雨"


def test_measure_is_added_scored_and_shown_with_its_mean(world, web):
    group = running_group(world)
    url = page("group_measures", group.pk)
    web("worker").post(url, {"id": uuid7(), "name": "孤独感", "unit": "分", "direction": "down"})
    measure = in_home(world, GroupMeasure)
    assert measure.more_is_better is False
    with world.scope("worker"):
        members = list(GroupMember.objects.filter(group=group))
    prefix = f"m{measure.pk.hex}"
    sent = {"measure": str(measure.pk)} | seen(web("worker"), url)
    for member in members:
        sent |= {
            f"{prefix}-before_{member.pk.hex}": "48", f"{prefix}-after_{member.pk.hex}": "40"
        }  # fmt: skip

    web("worker").post(url, sent)

    shown = web("worker").get(url).content.decode()
    assert "前测平均 <b>48</b>，后测平均 <b>40</b>" in shown
    assert 'value="48"' in shown
    assert "2 人有改善" in shown
    assert page("measure_remove", measure.pk) not in shown
    with world.scope("worker"):
        assert MemberScore.objects.count() == 2


def test_measure_without_values_is_removed(world, web):
    group = make_group(world)
    url = page("group_measures", group.pk)
    web("worker").post(url, {"id": uuid7(), "name": "孤独感", "direction": "up"})
    measure = in_home(world, GroupMeasure)

    assert page("measure_remove", measure.pk) in web("worker").get(url).content.decode()
    assert web("stranger").post(page("measure_remove", measure.pk)).status_code == 404
    web("worker").post(page("measure_remove", measure.pk))

    with world.scope("worker"):
        assert not GroupMeasure.objects.exists()


def test_cost_is_added_changed_and_removed(world, web):
    group = make_group(world)
    url, sent = page("group_costs", group.pk), {"what": "茶点", "planned": "200"}
    web("worker").post(url, sent | {"id": uuid7()})
    cost = in_home(world, CostLine)
    own = page("group_cost", cost.pk)
    sent |= {"id": cost.pk, "seen_at": cost.updated_at.isoformat(), "spent": "168.5"}

    refused = web("worker").post(own, sent)
    sent |= {"spent_on": f"{clock.today()}"}
    web("worker").post(own, sent)
    late = web("lead").post(own, sent | {"what": "点心"})

    assert "支出日期" in refused.content.decode()
    assert "已被别人改过" in late.content.decode()
    assert in_home(world, CostLine).what == "茶点"
    assert in_home(world, CostLine).spent == Decimal("168.50")
    assert web("stranger").get(own).status_code == 404
    web("worker").post(own, {"remove": "1"})
    with world.scope("worker"):
        assert not CostLine.objects.exists()


def test_group_is_summarised_and_closed(world, web):
    group = running_group(world)
    hold(world, group, Presence.PRESENT, Presence.PRESENT)
    told = {"summary": "达到", "summary_recruitment": "都来了", "summary_problems": "没有"}

    url = page("group_summary", group.pk)
    web("worker").post(url, told | seen(web("worker"), url))
    web("worker").post(page("group_close", group.pk))

    assert in_home(world, ServiceGroup).stage == GroupStage.CLOSED
    assert web("worker").post(page("group_summary", group.pk), told).status_code == 403


def test_group_that_never_met_is_cancelled(world, web):
    group = make_group(world)

    web("worker").post(page("group_cancel", group.pk), {"cancel-reason": "报名太少"})

    assert in_home(world, ServiceGroup).stage == GroupStage.CANCELLED


@pytest.mark.parametrize("name", ["group_submit", "group_withdraw", "group_close", "group_cancel"])
def test_posts_of_others_are_refused(world, web, colleague, name):
    group = make_group(world)

    assert web("stranger").post(page(name, group.pk)).status_code == 404
    assert web("street").post(page(name, group.pk)).status_code == 403
    assert web(colleague).post(page(name, group.pk), {"cancel-reason": "x"}).status_code == 403


@pytest.mark.parametrize("sheet", SHEETS)
def test_sheets_print(world, web, sheet):
    group = running_group(world)
    hold(world, group, Presence.PRESENT, Presence.ABSENT)

    response = web("worker").get(page("group_print", group.pk, sheet))

    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert web("stranger").get(page("group_print", group.pk, sheet)).status_code == 404


def test_sheet_of_no_kind_does_not_exist(world, web):
    group = make_group(world)

    assert web("worker").get(page("group_print", group.pk, "nothing")).status_code == 404


def test_panel_shows_the_groups_of_a_client(world, web):
    group, client = make_group(world), make_client(world)
    admit(world, group, client)
    url = page("client_groups")

    assert group.name in web("worker").get(url, {"client": client.pk}).content.decode()
    assert web("stranger").get(url, {"client": client.pk}).status_code == 404
    assert web("street").get(url, {"client": client.pk}).status_code == 403


def test_workbench_tells_of_sessions_without_record_and_plans_to_approve(world, web):
    group = running_group(world)
    waiting = make_group(world, name="等审批的小组")
    web("worker").post(page("group_submit", waiting.pk))
    with world.scope("worker"):
        GroupSession.objects.filter(group=group).update(
            planned_on=clock.today() - dt.timedelta(days=3)
        )

    with world.scope("worker") as workspace:
        [own] = waiting_for(workspace, clock.today())
    pages = [web("lead").get("/workbench/"), web("supervisor").get("/cases/approvals/")]

    assert [todo.late for todo in own.todos] == [True]
    assert all("小组计划：等审批的小组" in page.content.decode() for page in pages)


def test_approved_plan_is_shown_with_its_signer(world, web):
    group = make_group(world)
    approve(world, group)

    shown = web("worker").get(page("group_detail", group.pk)).content.decode()

    assert str(world.people["lead"]) in shown
    assert "与批准时签批的内容不符" not in shown
