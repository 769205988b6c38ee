"""Visits, verification lists, relief applications and referrals that nobody else may see."""

from tests.factories.stations import StationFileFactory
from tests.factories.visits import (
    HomeVisitFactory,
    ReferralFactory,
    ReferralTrackFactory,
    ReliefApplicationFactory,
    ReliefDocumentFactory,
    ReliefProgressFactory,
    VerificationItemFactory,
    VerificationListFactory,
    VisitPlanFactory,
)
from tests.support.filled import (
    SECRET_FILE,
    SECRET_FILE_NAME,
    SECRET_IDENTIFIER,
    SECRET_NAME,
    SECRET_PHONE,
    SECRET_TEXT,
    Filled,
)


def fill(filled: Filled) -> None:
    """Make a row in each table, with the secrets where there is room for them."""
    client, record, worker = filled.client, filled.record, filled.owner
    plan = VisitPlanFactory.create(client=client, worker=worker, reason=SECRET_TEXT)
    HomeVisitFactory.create(client=client, record=record, plan=plan)
    checks = VerificationListFactory.create(worker=worker, instructions=SECRET_TEXT)
    VerificationItemFactory.create(
        verification=checks,
        client=client,
        name=SECRET_NAME,
        identifier=SECRET_IDENTIFIER,
        remark=SECRET_TEXT,
    )
    relief = ReliefApplicationFactory.create(client=client, worker=worker, result=SECRET_TEXT)
    kept = StationFileFactory.create(content=SECRET_FILE, name=SECRET_FILE_NAME)
    ReliefDocumentFactory.create(application=relief, file=kept, note=SECRET_TEXT)
    ReliefProgressFactory.create(application=relief, note=SECRET_TEXT, recorded_by=worker)
    referral = ReferralFactory.create(
        client=client, worker=worker, reason=SECRET_TEXT, contact_phone=SECRET_PHONE
    )
    ReferralTrackFactory.create(referral=referral, note=SECRET_TEXT, recorded_by=worker)
