"""Households, categories, merges, consents and agreements of a filled station."""

from casework.enums.people import Relation
from tests.factories.people import (
    ClientCategoryFactory,
    ClientMergeFactory,
    ConsentFactory,
    GuardianFactory,
    HouseholdMemberFactory,
    ServiceAgreementFactory,
)
from tests.support.filled import SECRET_NAME, SECRET_PHONE, SECRET_TEXT, Filled


def fill(filled: Filled) -> None:
    """Make a row in each table, with secrets in them."""
    client = filled.client
    member = HouseholdMemberFactory.create(
        client=client, relation=Relation.HEAD, phone=SECRET_PHONE, notes=SECRET_TEXT
    )
    GuardianFactory.create(
        client=client, member=member, name=SECRET_NAME, phone=SECRET_PHONE, ability="有能力"
    )
    ClientCategoryFactory.create(client=client, proof=filled.file)
    ClientMergeFactory.create(kept=client, merged__name=SECRET_NAME)
    ConsentFactory.create(client=client, proof=filled.file, told=SECRET_TEXT)
    ServiceAgreementFactory.create(client=client, content=SECRET_TEXT)
