"""转介：out with consent, in, and on to the result."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.enums.visits import ReferralDirection, ReferralState
from casework.models import ConsentItem, Referral
from casework.phrases import referrals as phrases
from casework.services.referrals import send_referral
from core import clock
from core.errors import NotAllowedError
from core.ids import uuid7
from tests.factories.cases import CaseFactory
from tests.factories.casework import ClientFactory
from tests.factories.people import ConsentFactory
from tests.factories.visits import ReferralFactory
from tests.support.web import seen

NAME = "陈秀英"


@pytest.fixture
def client(world):
    with world.scope("worker"):
        return ClientFactory(name=NAME)


@pytest.fixture
def referral(world, client):
    with world.scope("worker"):
        return ReferralFactory(client=client, worker=world.person("worker"))


@pytest.fixture
def consent(world, client):
    with world.scope("worker"):
        return ConsentFactory(client=client, agreed=["share"])


@pytest.fixture
def sent(world, web, referral, consent):
    send(web, referral)
    with world.scope("worker"):
        referral.refresh_from_db()
    assert referral.state == ReferralState.SENT
    return referral


def soon():
    return (clock.today() + dt.timedelta(days=14)).isoformat()


def send(web, referral):
    data = {"sent_on": clock.today().isoformat(), "next_check_on": soon()}
    return web("worker").post(f"/referrals/{referral.pk}/send/", data)


def withdraw(world):
    with world.scope("worker"):
        ConsentItem.objects.update(withdrawn_on=clock.today())


def sheet(world, referral, **known):
    plain = {"id": str(referral.pk), "body": referral.body, "reason": referral.reason}
    plain |= {"worker": world.person("worker").pk, "seen_at": referral.updated_at.isoformat()}
    return plain | known


def test_two_who_change_a_sheet_do_not_overwrite_each_other_unseen(web, world, referral):
    path, worker = f"/referrals/{referral.pk}/edit/", web("worker")
    assert worker.post(path, sheet(world, referral, seen_at="")).status_code == 200

    web("lead").post(path, sheet(world, referral, reason="甲写的原因"))
    late = worker.post(path, sheet(world, referral, reason="乙写的原因")).content.decode()
    with world.scope("worker"):
        referral.refresh_from_db()

    assert phrases.CHANGED in late
    assert "乙写的原因" in late
    assert referral.updated_at.isoformat() in late
    assert referral.reason == "甲写的原因"
    assert worker.post(path, sheet(world, referral, reason="乙写的原因")).status_code == 302


def test_sheet_filled_twice_is_one_with_a_number(web, world, client):
    data = {
        "id": str(uuid7()),
        "body": "社区卫生服务中心",
        "reason": "需要随访",
        "worker": world.person("worker").pk,
        "materials": "体检报告\n\n病历",
    }

    for _ in range(2):
        path = f"/referrals/new/?client={client.pk}"
        assert web("worker").post(path, data).status_code == 302

    with world.scope("worker"):
        made = Referral.objects.get()
    assert made.number
    assert (made.direction, made.materials) == (ReferralDirection.OUT, ["体检报告", "病历"])


def test_sending_without_consent_is_refused_and_said(web, world, referral):
    page = web("worker").get(f"/referrals/{referral.pk}/").content.decode()
    answer = send(web, referral)

    assert "发出前须取得“对外提供”的同意" in page
    assert "发出转介</button>" not in page
    assert "发出前须取得" in answer.content.decode()
    with world.scope("worker"):
        referral.refresh_from_db()
    assert referral.state == ReferralState.DRAFT


def test_sending_with_consent_keeps_what_it_rests_on(sent, consent):
    assert (sent.consent_id, sent.sent_on) == (consent.pk, clock.today())


def test_withdrawn_consent_blocks_sending(web, world, referral, consent):
    withdraw(world)

    with world.scope("worker") as workspace, pytest.raises(NotAllowedError):
        send_referral(
            referral=referral,
            sent_on=clock.today(),
            next_check_on=clock.today(),
            workspace=workspace,
            by=world.person("worker"),
        )


def test_consent_withdrawn_after_sending_is_said_on_the_page(web, world, sent):
    before = web("worker").get(f"/referrals/{sent.pk}/").content.decode()
    withdraw(world)
    after = web("worker").get(f"/referrals/{sent.pk}/").content.decode()

    assert "以后不得再向对方提供资料" not in before
    assert "以后不得再向对方提供资料" in after


def test_receipt_with_its_scan(web, world, sent):
    upload = SimpleUploadedFile("回执.txt", "已接收".encode(), content_type="text/plain")
    data = {"receipt_on": clock.today().isoformat(), "file": upload}

    url = f"/referrals/{sent.pk}/"
    web("worker").post(f"{url}receipt/", data | seen(web("worker"), url))

    with world.scope("worker"):
        sent.refresh_from_db()
    assert (sent.state, sent.receipt_on) == (ReferralState.RECEIVED, clock.today())
    answer = web("worker").get(f"/files/{sent.receipt_id}/")
    assert b"".join(answer.streaming_content) == "已接收".encode()
    assert web("supervisor").get(f"/files/{sent.receipt_id}/").status_code == 403


def track(web, referral, **said):
    data = {
        "state": "serving",
        "on": clock.today().isoformat(),
        "note": "",
        "next_check_on": soon(),
    }
    worker, url = web("worker"), f"/referrals/{referral.pk}/"
    known = {"seen_at": referral.updated_at.isoformat()} | seen(worker, url)
    return worker.post(f"{url}track/", data | said | known)


def test_tracking_to_the_result(web, world, sent):
    track(web, sent, note="已建家庭病床")
    track(web, sent, state="done", note="每月随访一次")

    with world.scope("worker"):
        sent.refresh_from_db()
        heard = list(sent.tracks.order_by("pk").values_list("state", flat=True))
    assert (sent.state, sent.result, sent.next_check_on) == ("done", "每月随访一次", None)
    assert heard == ["sent", "serving", "done"]
    assert phrases.IS_OVER in track(web, sent, state="done", note="再写").content.decode()


def test_result_without_words_is_refused(web, sent):
    assert phrases.RESULT_MISSING in track(web, sent, state="done").content.decode()


def test_tracking_before_sending_is_refused(web, world, referral):
    track(web, referral, state="serving", note="x")

    with world.scope("worker"):
        referral.refresh_from_db()
    assert referral.state == ReferralState.DRAFT


def test_cancelling_needs_a_reason(web, world, sent):
    path = f"/referrals/{sent.pk}/cancel/"

    refused = web("worker").post(path, {"note": ""})
    web("worker").post(path, {"note": "本人不愿意"})

    assert refused.status_code == 200
    with world.scope("worker"):
        sent.refresh_from_db()
    assert sent.state == ReferralState.CANCELLED


def test_sent_sheet_is_not_edited(web, sent):
    assert web("worker").get(f"/referrals/{sent.pk}/edit/").status_code == 403


@pytest.fixture
def incoming(web, world):
    data = {
        "id": str(uuid7()),
        "person_name": "李四",
        "received_on": clock.today().isoformat(),
        "body": "区妇联",
        "reason": "需要陪伴",
        "worker": world.person("worker").pk,
    }
    assert web("worker").post("/referrals/incoming/", data).status_code == 302
    with world.scope("worker"):
        return Referral.objects.get(person_name="李四")


def test_incoming_is_accepted_with_a_file(web, world, incoming, client):
    path = f"/referrals/{incoming.pk}/answer/"

    refused = web("worker").post(path, {"note": ""})
    web("worker").post(path, {"note": "已接收", "clients": [str(client.pk)]})

    assert phrases.CLIENT_MISSING in refused.content.decode()
    with world.scope("worker"):
        incoming.refresh_from_db()
    assert (incoming.state, incoming.client_id) == (ReferralState.SERVING, client.pk)


def test_incoming_is_declined_with_a_reason(web, world, incoming):
    path = f"/referrals/{incoming.pk}/answer/"

    refused = web("worker").post(path, {"decline": "1", "note": ""})
    web("worker").post(path, {"decline": "1", "note": "不在辖区"})

    assert phrases.RESULT_MISSING in refused.content.decode()
    with world.scope("worker"):
        incoming.refresh_from_db()
    assert (incoming.state, incoming.result) == (ReferralState.DECLINED, "不在辖区")


def paths_of(referral):
    return (
        f"/referrals/{referral.pk}/",
        f"/referrals/{referral.pk}/print/",
        f"/referrals/{referral.pk}/edit/",
        f"/referrals/{referral.pk}/cancel/",
        f"/referrals/new/?client={referral.client_id}",
        f"/panels/client-referrals/?client={referral.client_id}",
    )


@pytest.mark.parametrize("place", range(6))
def test_pages_answer_their_own_station_alone(web, referral, place):
    path = paths_of(referral)[place]

    assert web("worker").get(path).status_code == 200
    assert web("stranger").get(path).status_code == 404
    assert web("street").get(path).status_code == 403


def test_case_page_shows_the_referrals_of_the_case(web, world, referral):
    with world.scope("worker"):
        referral.case = CaseFactory(client=referral.client, worker=world.person("worker"))
        referral.save()
    path = f"/panels/case-referrals/?case={referral.case_id}"

    assert referral.body in web("worker").get(path).content.decode()
    assert web("stranger").get(path).status_code == 404
    assert web("street").get(path).status_code == 403


def test_list_filters_and_keeps_to_the_station(web, referral):
    worker = web("worker")

    assert NAME in worker.get("/referrals/?direction=out").content.decode()
    assert NAME not in worker.get("/referrals/?direction=in").content.decode()
    assert referral.body not in web("stranger").get("/referrals/").content.decode()


def test_supervisor_reads_masked_names(web, referral):
    page = web("supervisor").get(f"/referrals/{referral.pk}/").content.decode()

    assert NAME not in page
    assert phrases.READS_ONLY in page


def test_next_check_is_on_the_workbench(web, world, sent):
    with world.scope("worker"):
        sent.next_check_on = clock.today() - dt.timedelta(days=2)
        sent.save()

    assert f"转介：{NAME}" in web("worker").get("/workbench/").content.decode()


def test_pages_cost_the_same_for_many(web, world, referral, django_assert_max_num_queries):
    with world.scope("worker"):
        for _ in range(15):
            ReferralFactory()
    worker = web("worker")

    for path in ("/referrals/", f"/referrals/{referral.pk}/"):
        worker.get(path)
        with django_assert_max_num_queries(20):
            worker.get(path)


def test_sheet_begun_on_the_page_of_a_case_belongs_to_it(web, world, client):
    with world.scope("worker"):
        case = CaseFactory(client=client)
    panel = web("worker").get(f"/panels/case-referrals/?case={case.pk}").content.decode()
    assert f"client={client.pk}&amp;case={case.pk}" in panel

    page = web("worker").get(f"/referrals/new/?client={client.pk}&case={case.pk}")

    assert f'value="{case.pk}" selected' in page.content.decode()


def test_closed_case_takes_no_new_referral(web, world, client):
    with world.scope("worker"):
        case = CaseFactory(client=client, stage="closed", closed_on=clock.today())
    data = {
        "id": str(uuid7()), "body": "区残联", "reason": "辅具", "case": str(case.pk),
        "worker": world.person("worker").pk,
    }  # fmt: skip

    page = web("worker").post(f"/referrals/new/?client={client.pk}", data).content.decode()

    assert "选择一个有效的选项" in page or "请从列表中选择" in page
    with world.scope("worker"):
        assert not Referral.objects.exists()


@pytest.mark.parametrize(
    ("minor", "compartment", "goes_out"),
    [
        (True, "correction", False),
        (False, "correction", True),
        (True, "violence", True),
        (True, "", True),
    ],
)
def test_correction_file_of_a_minor_is_given_to_nobody(web, world, minor, compartment, goes_out):
    """社区矫正法第五十四条。"""
    with world.scope("worker"):
        born_on = clock.today() - dt.timedelta(days=365 * (16 if minor else 30))
        client = ClientFactory(born_on=born_on, worker=world.person("worker"))
        ConsentFactory(client=client, agreed=["share"])
        case = CaseFactory(client=client, worker=client.worker, compartment=compartment)
        referral = ReferralFactory(client=client, case=case, worker=client.worker)

    page = web("worker").get(f"/referrals/{referral.pk}/").content.decode()
    send(web, referral)

    assert (phrases.CORRECTED_MINOR in page) is not goes_out
    assert "去征求同意" not in page
    with world.scope("worker"):
        referral.refresh_from_db()
    assert (referral.state == ReferralState.SENT) is goes_out
