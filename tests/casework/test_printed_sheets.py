"""Every sheet that the product prints: a PDF/A of its title, the same bytes for the same content."""

import datetime as dt
import re
import zlib

import pytest
from django.urls import get_resolver, reverse

from casework import models
from core import clock
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.support.filled import SECRET_TEXT
from tests.support.filling import fill_station

PRINTED = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
GROUP_SHEETS = {
    "plan": "小组计划书", "members": "组员名单与筛选表", "sign-in": "小组签到表",
    "sessions": "小组节次记录", "summary": "小组总结报告", "costs": "小组经费决算", "all": "小组档案",
}  # fmt: skip
CASE_SHEETS = {
    "intake": "接案登记表", "assessment": "预估表", "plan": "服务计划", "notes": "过程记录",
    "outcome": "评估与结案报告", "follow-ups": "回访记录",
}  # fmt: skip
# the name of the page, whose row it prints, what the title says, what else the address carries
SHEETS = [
    ("record_print", models.ServiceRecord, "服务记录表", ()),
    ("client_print", models.Client, "居民档案表", ()),
    ("consent_blank", models.Client, "知情同意书", ()),
    ("consent_print", models.Consent, SECRET_TEXT, ()),  # its title is what was told
    ("agreement_print", models.ServiceAgreement, "服务协议", ()),
    *(("case_sheet", models.Case, title, (sheet,)) for sheet, title in CASE_SHEETS.items()),
    ("case_file", models.Case, "个案档案", ()),
    *(("group_print", models.ServiceGroup, title, (name,)) for name, title in GROUP_SHEETS.items()),
    ("activity_plan", models.CommunityActivity, "社区活动计划书", ()),
    ("activity_poster", models.CommunityActivity, "活动海报", ()),
    ("activity_sign_in", models.CommunityActivity, "活动签到表", ()),
    ("activity_report_print", models.CommunityActivity, "社区活动总结报告", ()),
    ("community_print", models.CommunityProfile, "概况表", ()),
    ("swot_print", models.SwotAnalysis, "SWOT 分析表", ()),
    ("meeting_print", models.CommunityMeeting, "居民会议记录表", ()),
    ("organisation_print", models.IncubatedOrganisation, "社区社会组织培育档案", ()),
    ("need_print", None, "需求清单", ()),
    ("resource_print", None, "资源清单", ()),
    ("service_list_print", models.Client, "居民服务清单", ()),
    ("survey_print", models.Survey, "需求调查报告", ()),
    ("safety_plan_print", models.SafetyPlan, "安全计划", ()),
    ("crisis_print", models.CrisisIntervention, "危机介入记录表", ()),
    ("report_print", models.MandatoryReport, "强制报告表", ()),
    ("visit_route_print", None, "探访路线表", ()),
    ("visit_plan_print", None, "探访计划表", ()),
    ("verification_print", models.VerificationList, "核查名单", ()),
    ("referral_print", models.Referral, "转介单", ()),
    ("relief_print", models.ReliefApplication, "救助申请协助表", ()),
    ("volunteer_statement", models.Volunteer, "积分对账单", ()),
]  # fmt: skip


@pytest.fixture
def filled(world):
    with system_scope():
        load_policies(by=None)  # the words of the consents
    return fill_station(world)


def streams(pdf):
    """Everything inside, unpacked."""
    found = [pdf]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompressobj().decompress(match[1]))
        except zlib.error:
            continue
    return b"\n".join(found)


def fetched(client, url, method="get"):
    response = getattr(client, method)(url)
    assert response.status_code == 200, response.content.decode()
    assert response["Content-Type"] == "application/pdf"
    return b"".join(response.streaming_content)


def is_archivable(pdf, title):
    inside = streams(pdf)
    assert inside.startswith(b"%PDF-1.7")
    assert b'pdfaid:part="3"' in inside
    assert b'pdfaid:conformance="U"' in inside
    assert title.encode() in inside


def address(world, filled, name, model, extra):
    if model is None:
        return reverse(f"casework:{name}")
    if model is models.Client:
        return reverse(f"casework:{name}", args=[filled.client.pk, *extra])
    with world.scope("worker"):
        held = {"record__isnull": False} if name == "activity_report_print" else {}
        row = model.objects.filter(**held).order_by("pk").first()
    key = row.community_id if model is models.CommunityProfile else row.pk
    return reverse(f"casework:{name}", args=[key, *extra])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "model", "title", "extra"),
    SHEETS,
    ids=["-".join([name, *extra]) for name, _, _, extra in SHEETS],
)
def test_sheet_is_a_pdf_a_with_its_title(world, web, filled, name, model, title, extra):
    url = address(world, filled, name, model, extra)

    with clock.held_at(PRINTED):
        once, again = (fetched(web("worker"), url) for _ in range(2))

    is_archivable(once, title)
    assert once == again


@pytest.mark.slow
def test_certificate_is_a_pdf_a_with_its_title(world, web, filled):
    url = address(world, filled, "volunteer_certificate", models.Volunteer, ())

    is_archivable(fetched(web("worker"), url, "post"), "志愿服务记录证明")


def test_no_sheet_is_forgotten():
    names = {
        each
        for each in get_resolver("casework.urls").reverse_dict
        if isinstance(each, str) and each.endswith(("_print", "_sheet", "_file", "_poster"))
    }

    assert "record_print" in names
    assert names <= {name for name, _, _, _ in SHEETS}
