"""What the database refuses is said in our words, and only what was foreseen."""

import pytest
from django.db import IntegrityError

from accounts.models import User
from core.errors import ConflictError
from core.postgres.constraints import primary_key_of, refused_as
from tests.factories.stations import UserFactory

pytestmark = pytest.mark.django_db


def rename_and_insert_again(user, refusals):
    """Two statements, the second of which uses a key again."""
    with refused_as(refusals):
        User.objects.filter(pk=user.pk).update(display_name="改了的姓名")
        user.save(force_insert=True)


def test_broken_constraint_raises_its_refusal_and_the_transaction_goes_on():
    user = UserFactory()
    refusal = ConflictError("已经有了。")

    with pytest.raises(ConflictError) as raised:
        rename_and_insert_again(user, {primary_key_of(User): refusal})

    assert raised.value is refusal
    assert (
        User.objects.get(pk=user.pk).display_name == user.display_name
    )  # the whole block was undone


def test_constraint_that_nobody_foresaw_raises_as_it_is():
    user = UserFactory()
    with pytest.raises(IntegrityError, match="_pkey"):
        rename_and_insert_again(user, {"another": ConflictError("已经有了。")})
