"""Taking and withdrawing consent, and what it stops."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.enums.people import ConsentMethod, SignerRelation
from casework.models import Client, Consent, ConsentItem
from casework.phrases import consents as phrases
from casework.rules.consents import PHOTO, SENSITIVE, SERVICE, can_be_served, may_use
from casework.selectors.consents import consent_state, text_for
from casework.selectors.picking import pick_options
from casework.services import clients, consents
from casework.services.attachments import keep_uploads
from casework.services.client_details import ClientDetails
from casework.services.client_files import may_open_proof
from casework.services.client_values import ClientValues
from casework.services.records import complete_record
from core import clock
from core.errors import NotAllowedError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.factories.casework import ClientFactory
from tests.factories.people import ConsentFactory, GuardianFactory, a_picture, consent_item
from tests.factories.stations import StationFileFactory
from tests.support import records


@pytest.fixture
def texts(world):
    """The texts of the platform."""
    with system_scope():
        load_policies(by=None)


def agreed_to(client, purpose):
    return may_use(purpose, consent_state(client))


def take(world, client, *, who="worker", refused=(), **values):
    text = text_for(client, clock.today())
    given = {
        "text": text,
        "answers": {item.purpose: item.purpose not in refused for item in text.items},
        "signer_name": client.name,
        "signer_relation": SignerRelation.SELF,
        "method": ConsentMethod.PAPER,
        "signed_on": clock.today(),
        "proof": a_picture(),
    }
    return consents.take_consent(
        consent_id=values.pop("consent_id", uuid7()),
        client=client,
        values=consents.ConsentValues(**given | values),
        workspace=world.workspace(who),
        by=world.person(who),
    )


def withdraw(world, item, on=None):
    return consents.withdraw_consent(
        item=item,
        on=on or clock.today(),
        reason="",
        workspace=world.workspace("worker"),
        by=world.person("worker"),
    )


def test_each_item_is_agreed_to_or_refused_on_its_own(world, texts):
    with world.scope("worker"):
        client = ClientFactory()
        take(world, client, refused={PHOTO})

        assert agreed_to(client, SERVICE)
        assert "不同意" in agreed_to(client, PHOTO).reason


def test_consent_keeps_the_words_that_were_told(world, texts):
    with world.scope("worker"):
        consent = take(world, ClientFactory())

        assert (consent.code, consent.version) == ("informed", 1)
        assert "您可以查看、复制和更正自己的档案" in consent.told


def test_consent_sent_twice_is_one(world, texts):
    key = uuid7()
    with world.scope("worker"):
        client = ClientFactory()
        take(world, client, consent_id=key)
        take(world, client, consent_id=key)

        assert Consent.objects.count() == 1


def test_child_under_14_is_told_another_text_and_only_a_guardian_signs(world, texts):
    with world.scope("worker"):
        child = ClientFactory(minor=True)
        assert text_for(child, clock.today()).under_14

        with pytest.raises(RefusedError, match="监护人签署"):
            take(world, child)


def test_guardian_signs_only_while_he_is_guardian(world, texts):
    with world.scope("worker"):
        child = ClientFactory(minor=True)
        former = GuardianFactory(client=child, ends_on=dt.date(2026, 2, 1))
        foreign = GuardianFactory()
        now = GuardianFactory(client=child)
        signed = {"signer_relation": SignerRelation.GUARDIAN}

        for guardian in (former, foreign, None):
            with pytest.raises(RefusedError):
                take(world, child, guardian=guardian, **signed)
        assert not can_be_served(child, consent_state(child), clock.today())
        take(world, child, guardian=now, signer_name=now.name, **signed)
        assert can_be_served(child, consent_state(child), clock.today())


def test_withdrawal_takes_effect_and_says_so(world, texts):
    with world.scope("worker"):
        client = ClientFactory()
        consent = take(world, client)
        withdraw(world, consent.items.get(purpose=PHOTO))

        assert "已撤回“拍照与使用照片”" in agreed_to(client, PHOTO).reason
        assert agreed_to(client, SERVICE)


def test_new_consent_replaces_a_withdrawn_one(world, texts):
    with world.scope("worker"):
        client = ClientFactory()
        withdraw(world, take(world, client).items.get(purpose=PHOTO))
        take(world, client)

        assert agreed_to(client, PHOTO)


def test_older_consent_does_not_revive_what_was_withdrawn(world, texts):
    with world.scope("worker"):
        client = ClientFactory()
        ConsentFactory(client=client, signed_on=dt.date(2026, 1, 1), agreed=(PHOTO,))
        withdraw(world, take(world, client).items.get(purpose=PHOTO))

        assert not agreed_to(client, PHOTO)


def test_withdrawal_is_refused_twice_and_before_signing(world, texts):
    with world.scope("worker"):
        item = take(world, ClientFactory()).items.get(purpose=PHOTO)
        with pytest.raises(RefusedError, match="早于签署"):
            withdraw(world, item, dt.date(2020, 1, 1))
        withdraw(world, item)
        with pytest.raises(RefusedError, match="已经撤回"):
            withdraw(world, item)


def test_nobody_is_asked_means_no_use_but_no_refusal(world):
    assert not may_use(PHOTO, {})


def test_picture_is_not_taken_up_after_withdrawal(world):
    with world.scope("worker"):
        client = ClientFactory()
        consent_item(
            ConsentFactory(client=client, agreed=()), PHOTO,
            agreed=True, withdrawn_on=clock.today(),
        )  # fmt: skip

        uploads = keep_uploads(
            station_id=world.home.pk,
            uploads=[
                a_picture("a.png"),
                SimpleUploadedFile("b.txt", "说明".encode(), "text/plain"),
            ],
            clients=[client.pk],
            by=world.person("worker"),
        )

        assert [kept.name for kept in uploads.kept] == ["b.txt"]
        assert "已撤回" in uploads.refusals[0]


def test_record_with_a_picture_of_who_withdrew_is_refused(world):
    with world.scope("worker"):
        client = ClientFactory()
        consent_item(ConsentFactory(client=client, agreed=()), PHOTO, agreed=False)
        picture = StationFileFactory(mime="image/jpeg", name="a.jpg")

        with pytest.raises(RefusedError) as refused:
            complete_record(
                record_id=uuid7(),
                station_id=world.home.pk,
                values=records.values(world, client),
                files=[picture],
                by=world.person("worker"),
            )

        assert refused.value.field == "files"


def test_sensitive_details_are_not_added_after_withdrawal(world):
    with world.scope("worker"):
        client = ClientFactory(health=["heart"])
        consent_item(ConsentFactory(client=client, agreed=()), SENSITIVE, agreed=False)

        def edit(*health):
            fresh = Client.objects.get(pk=client.pk)
            values = ClientValues(
                name=fresh.name, worker_id=fresh.worker_id, born_on=fresh.born_on,
                client_class=fresh.client_class, details=ClientDetails(health=health),
            )  # fmt: skip
            return clients.edit_client(
                client=fresh, values=values, seen_at=fresh.updated_at,
                workspace=world.workspace("worker"), by=world.person("worker"),
            )  # fmt: skip

        with pytest.raises(RefusedError) as refused:
            edit("heart", "cancer")
        assert refused.value.field == "health"
        assert edit().health == []


def test_audit_of_consent_holds_no_name(world, texts):
    with world.scope("worker"):
        client = ClientFactory(name="欧阳演秘")
        take(world, client)
        event = AuditEvent.objects.get(action="consent.given")

        assert "欧阳演秘" not in str(event.__dict__)


def test_proof_of_a_minor_is_as_closed_as_his_file(world, colleague):
    with world.scope("worker"):
        child = ClientFactory(minor=True)
        consent = ConsentFactory(client=child)

        assert may_open_proof(consent.proof, world.workspace("worker"))
    with world.scope(colleague):
        assert not may_open_proof(consent.proof, world.workspace(colleague))


def test_proof_is_not_opened_to_those_who_see_no_names(world):
    with world.scope("worker"):
        consent = ConsentFactory(client=ClientFactory())

    with world.scope("supervisor"):
        verdict = may_open_proof(consent.proof, world.workspace("supervisor"))

    assert verdict.reason == phrases.PROOF_CLOSED


def test_consent_of_a_foreign_client_is_refused(world, texts):
    with world.scope("worker"):
        client = ClientFactory()
    with world.scope("stranger"), pytest.raises((NotAllowedError, Client.DoesNotExist)):
        take(world, client, who="supervisor")
    with world.everywhere():
        assert not ConsentItem.objects.exists()


def complete(world, *clients, **said):
    return complete_record(
        record_id=uuid7(),
        station_id=world.home.pk,
        values=records.values(world, *clients, **said),
        by=world.person("worker"),
    )


def test_withdrawn_service_stops_new_records_and_leaves_earlier_days(world, texts):
    today = clock.today()
    with world.scope("worker"):
        client, other = ClientFactory(name="演示甲"), ClientFactory(name="演示乙")
        consent = ConsentFactory(client=client, agreed=(SERVICE,), signed_on=dt.date(2026, 1, 5))
        complete(world, client)
        withdraw(world, consent.items.get(purpose=SERVICE))

        with pytest.raises(RefusedError, match=r"已撤回“建档与服务”.*强制报告不受此限") as refused:
            complete(world, client)
        assert refused.value.field == "clients"
        with pytest.raises(RefusedError, match="演示甲："):
            complete(world, other, client)
        complete(world, other)
        complete(world, client, served_on=today - dt.timedelta(days=1))


def test_refused_service_stops_records_and_agreeing_again_opens_them(world, texts):
    with world.scope("worker"):
        client = ClientFactory()
        ConsentFactory(client=client, agreed=(), refused=(SERVICE,))
        with pytest.raises(RefusedError, match="不同意“建档与服务”"):
            complete(world, client)

        take(world, client)
        assert complete(world, client)


def test_picker_says_who_agrees_to_no_service(world, texts):
    with world.scope("worker") as workspace:
        client = ClientFactory()
        ConsentFactory(client=client, agreed=(), refused=(SERVICE, PHOTO))

        (option,) = pick_options(workspace, [client])

    assert "不同意建档与服务 · 不能使用照片" in option.note
    assert option.photo_refusal
