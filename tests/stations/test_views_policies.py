"""Pages of the policy documents."""

import datetime as dt

import pytest
import time_machine

from stations.models import PolicyDocument, PolicyRule
from stations.services.policies import load_policies
from tests.support.queries import assert_constant_queries

ON = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


@pytest.fixture
def policies(world):
    load_policies(by=None)


@pytest.fixture
def november():
    with time_machine.travel(ON, tick=True):
        yield


def make_document(world, **values):
    known = {
        "code": f"local-{PolicyDocument.objects.count()}",
        "version": 1,
        "number": "演示〔2023〕9号",
        "title": "演示办法",
        "issuer": "演示民政局",
        "effective_from": dt.date(2023, 1, 1),
        "digest": "1" * 64,
    }
    document = PolicyDocument.objects.create(**known | values)
    document.regions.add(world.city)
    PolicyRule.objects.create(document=document, key="record_due_workdays", clause="九", value=2)
    return document


@pytest.mark.parametrize("who", ["worker", "district", "city", "admin", "agency", "evaluator"])
def test_policy_list_is_open_to_everybody(web, policies, who):
    page = web(who)

    response = page.get("/policies/")

    assert response.status_code == 200
    assert "武民政〔2021〕26号" in response.content.decode()


def test_policy_list_marks_what_applies_and_what_has_expired(web, world, policies, november):
    response = web("worker").get("/policies/")

    lines = {line.document.code: line for line in response.context["lines"]}
    assert lines["wuhan-2021-26"].concerns
    assert not lines["tianjin-2024-13"].concerns
    assert lines["tianjin-2024-13"].state.label == "已失效"
    assert lines["tianjin-2024-13"].regions == "区划 120000000000（未导入）"
    assert lines["default"].regions == "不限地区"


def test_policy_list_takes_as_many_queries_for_more_documents(web, world, policies):
    assert_constant_queries(web("district"), "/policies/", lambda: make_document(world))


@pytest.mark.parametrize("who", ["district", "city"])
@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        (dt.date(2026, 11, 19), "已于 2026-11-19 失效"),
        (dt.date(2027, 1, 19), "将于 2027-01-19 失效"),
    ],
)
def test_bureau_is_told_what_expires(web, world, policies, november, who, ends, sentence):
    make_document(world, effective_to=ends)

    page = web(who).get("/policies/").content.decode()

    assert sentence in page
    assert "服务记录时限依据" in page


@pytest.mark.parametrize(
    ("who", "ends"), [("district", dt.date(2027, 1, 20)), ("worker", dt.date(2026, 11, 19))]
)
def test_nobody_else_and_not_too_early(web, world, policies, november, who, ends):
    make_document(world, effective_to=ends)

    response = web(who).get("/policies/")

    assert response.context["notices"] == []


def test_no_notice_when_a_later_version_goes_on(web, world, policies, november):
    make_document(world, code="same", effective_to=dt.date(2026, 11, 19))
    make_document(world, code="same", version=2)

    response = web("district").get("/policies/")

    assert response.context["notices"] == []
    assert [line.state.label for line in response.context["lines"] if line.document.code == "same"]


def test_policy_detail_says_the_rules_with_their_clauses(web, policies):
    document = PolicyDocument.objects.get(code="wuhan-2021-26")

    page = web("worker").get(f"/policies/{document.pk}/").content.decode()

    assert "中心城区：每站不少于 3 名专职社工" in page
    assert "二（二）" in page
    assert "原文未载" in page


def test_policy_detail_of_nothing_is_not_found(web):
    assert web("worker").get("/policies/99999/").status_code == 404
