"""待审批：what leads and supervisors are asked to decide, and that its author hears of it."""

import datetime as dt

import pytest

from accounts.models import Notification
from casework.models import RiskAssessment
from casework.rules.clients import is_protected_minor
from casework.selectors.clients import protected_minors
from casework.services.closures import decide_closure
from casework.services.risks import confirm_note
from tests.factories.cases import CaseFactory
from tests.factories.risks import make_note, make_risk
from tests.support.cases import PASSWORD, approve, asked as closure_asked, submitted
from tests.support.clients import make_client, make_minor
from tests.support.groups import approve as approve_group, make_group

URL = "/cases/approvals/"
pytestmark = pytest.mark.django_db


def text(web, who, url=URL):
    return web(who).get(url).content.decode()


def going_on(world, client):
    """Return a case of which the plan is approved."""
    with world.scope("worker"):
        case, plan = submitted(world, client)
    with world.scope("lead"):
        approve(world, plan)
    return case


def messages_of(world, who="worker"):
    with world.scope(who):
        return list(Notification.objects.values_list("title", flat=True))


def test_supervisors_begin_with_what_waits_for_them(web):
    page = web("supervisor").get("/", follow=True)

    assert page.redirect_chain[-1][0] == URL
    assert "没有等您审批或确认的" in page.content.decode()


def test_supervisors_find_it_at_the_bottom_of_a_phone(web):
    bar = web("supervisor").get(URL).context["tabs"]

    assert [tab.label for tab in bar if tab.active] == ["待审批"]


def test_plans_closures_ratings_and_notes_wait_for_supervisor_and_lead(web, world):
    client, other = make_client(world, name="欧阳演示"), make_client(world, name="演示乙")
    with world.scope("worker"):
        plan_case, _ = submitted(world, client)
    closing = going_on(world, other)
    with world.scope("worker"):
        closure_asked(world, closing, reason="moved")
        risk = make_risk(client, "high")
        note = make_note(CaseFactory(client=client), needs_confirmation=True)
    paths = (
        f"/cases/{plan_case.pk}/plan/",
        f"/cases/{closing.pk}/closure/",
        f"/risks/{risk.pk}/confirm/",
        f"/case-notes/{note.pk}/read/",
    )

    supervisors, leads = text(web, "supervisor"), text(web, "lead", "/workbench/")

    assert [path for path in paths if path not in supervisors or path not in leads] == []
    assert "4 件等您审批或确认" in supervisors
    assert "欧阳**" in supervisors
    assert "欧阳演示" not in supervisors
    assert world.home.name in supervisors


def test_who_decides_reads_whose_plan_it_is_and_what_his_signature_does(web, world):
    client = make_client(world, name="欧阳演示")
    with world.scope("worker"):
        case, _ = submitted(world, client)

    page = text(web, "supervisor", f"/cases/{case.pk}/plan/decide/")

    assert "欧阳**" in page
    assert "批准后按计划介入，退回后由拟定人修改" in page


def test_what_somebody_wrote_himself_does_not_wait_for_him(web, world):
    with world.scope("lead"):
        risk = make_risk(make_client(world, "lead"), "high", assessed_by=world.person("lead"))
    path = f"/risks/{risk.pk}/confirm/"

    assert path in text(web, "supervisor", "/confirmations/")
    assert path not in text(web, "lead", "/confirmations/")
    assert path not in text(web, "lead", "/workbench/")


def test_a_supervisor_is_not_sent_to_a_minor_whom_he_may_not_open(web, world):
    child = make_minor(world)
    with world.scope("worker"):
        case, _ = submitted(world, child)
    path = f"/cases/{case.pk}/plan/"

    assert web("supervisor").get(path).status_code == 403
    assert path not in text(web, "supervisor")
    assert path in text(web, "lead")


@pytest.mark.parametrize(
    "today", [dt.date(2026, 2, 28), dt.date(2026, 3, 1), dt.date(2028, 2, 29), dt.date(2028, 3, 1)]
)
def test_the_database_tells_minors_as_the_rule_does(world, time_machine, today):
    turns_18 = dt.date(today.year - 18, 3, 1)
    born = [turns_18 + dt.timedelta(days=days) for days in range(-3, 4)]
    clients = [make_client(world, born_on=each, client_class="other") for each in born]
    clients += [make_client(world, born_on=None, client_class=each) for each in ("child", "other")]
    time_machine.move_to(dt.datetime.combine(today, dt.time(4), dt.UTC))

    with world.scope("worker"):
        for each in clients:
            make_risk(each, "low")
        chosen = RiskAssessment.objects.filter(protected_minors("client", today))
        found = set(chosen.values_list("client_id", flat=True))

    assert found == {each.pk for each in clients if is_protected_minor(each)}
    assert 1 < len(found) < len(clients)


@pytest.mark.parametrize(("yes", "word"), [(True, "已批准"), (False, "已退回，请修改")])
def test_the_author_hears_what_became_of_plan_and_closure(world, yes, word):
    client, other = make_client(world), make_client(world)
    with world.scope("worker"):
        case, plan = submitted(world, client)
    closing = going_on(world, other)
    with world.scope("worker"):
        closure = closure_asked(world, closing, reason="moved")
    own = {"workspace": world.workspace("lead"), "by": world.person("lead")}
    with world.scope("lead"):
        approve(world, plan, yes=yes)
        decide_closure(closure=closure, approve=yes, note="请看。", password=PASSWORD, **own)

    told = messages_of(world)
    assert f"个案 {case.number} 的服务计划{word}" in told
    assert f"个案 {closing.number} 的结案申请{word}" in told


def test_the_leader_of_a_group_hears_of_its_approval(world):
    group = make_group(world, name="演示小组")
    approve_group(world, group)

    assert "小组“演示小组”的计划已批准" in messages_of(world)


def test_a_group_that_was_decided_meanwhile_shows_what_was_decided(web, world):
    group = make_group(world)
    approve_group(world, group)

    page = web("supervisor").get(f"/groups/{group.pk}/decide/", follow=True)

    assert page.redirect_chain[-1][0] == f"/groups/{group.pk}/"
    assert "已批准" in page.content.decode()


def test_who_wrote_a_note_hears_that_it_is_confirmed(world):
    with world.scope("worker"):
        case = CaseFactory(client=make_client(world), worker=world.person("worker"))
        note = make_note(case, needs_confirmation=True)
    own = {"workspace": world.workspace("supervisor"), "by": world.person("supervisor")}
    with world.scope("supervisor"):
        confirm_note(note=note, comment="继续每周面谈", **own)

    assert [title for title in messages_of(world) if "已确认，可以写下一次" in title]
