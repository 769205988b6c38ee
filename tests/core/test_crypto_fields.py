"""Tests of core.crypto.fields and core.crypto.rotation on real rows."""

import base64
import datetime as dt
from io import StringIO

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured, ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connections, models, transaction
from django.db.models import F
from django.forms import Textarea, TextInput, modelform_factory
from django.test.utils import isolate_apps

from core.crypto import (
    BlindIndexField,
    DecryptionError,
    EncryptedDateField,
    EncryptedTextField,
    key_ring,
    rotation,
)

OLD = "k1:" + base64.b64encode(b"1" * 32).decode()
NEW = "k2:" + base64.b64encode(b"2" * 32).decode()

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@isolate_apps("core")
def make_model():
    class SealedThing(models.Model):
        phone = EncryptedTextField("电话", max_length=20, blank=True)
        story = EncryptedTextField("经过", blank=True, null=True)
        born_on = EncryptedDateField("出生日期", null=True, blank=True)
        phone_index = BlindIndexField("电话索引", purpose="phone")
        plain = models.TextField(default="")

        class Meta:
            app_label = "core"

        def __str__(self):
            return str(self.pk)

    return SealedThing


SealedThing = make_model()


@pytest.fixture(autouse=True)
def keys(settings):
    settings.LINLI_ENCRYPTION_KEYS = f"{NEW},{OLD}"
    settings.LINLI_BLIND_INDEX_KEY = base64.b64encode(b"b" * 32).decode()


@pytest.fixture
def things(db, keys):
    with connections["owner"].schema_editor(atomic=False) as editor:
        editor.create_model(SealedThing)
    yield SealedThing._base_manager.using("owner")
    with connections["owner"].schema_editor(atomic=False) as editor:
        editor.delete_model(SealedThing)


def stored(thing, column="phone"):
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT * FROM core_sealedthing WHERE id = %s", [thing.pk])
        names = [each.name for each in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))[column]


def test_encrypted_fields_store_ciphertext_and_read_plain_values(things):
    thing = things.create(phone="13812345678", born_on=dt.date(1990, 1, 31))

    again = things.get(pk=thing.pk)

    assert (again.phone, again.story, again.born_on) == ("13812345678", None, dt.date(1990, 1, 31))
    assert stored(thing).startswith("v1:k2:")
    assert stored(thing, "born_on").startswith("v1:k2:")
    assert stored(thing, "story") is None


def test_encrypted_field_stores_empty_text_as_empty(things):
    thing = things.create(phone="")

    assert stored(thing) == ""
    assert things.get(phone="").pk == thing.pk


def test_encrypted_fields_survive_every_way_of_writing(things):
    first, second = things.bulk_create([SealedThing(phone="1"), SealedThing(phone="2")])
    first.born_on = dt.date(2000, 2, 29)
    things.bulk_update([first], ["born_on"])
    things.filter(pk=second.pk).update(phone="22")
    first.story = "经过"
    first.save(update_fields=["story"])

    rows = things.order_by("pk").values_list("phone", "story", "born_on")

    assert list(rows) == [("1", "经过", dt.date(2000, 2, 29)), ("22", None, None)]


def test_encrypted_date_accepts_text(things):
    things.create(born_on="1990-01-31")

    assert things.get().born_on == dt.date(1990, 1, 31)


@pytest.mark.parametrize(
    "condition",
    [
        {"phone": "13812345678"},
        {"phone__in": ["1"]},
        {"phone__startswith": "1"},
        {"phone__icontains": "1"},
        {"phone__gt": "1"},
        {"phone__length": 1},
        {"born_on": dt.date(1990, 1, 31)},
        {"born_on__year": 1990},
        {"born_on__lt": dt.date(1990, 1, 31)},
    ],
)
def test_encrypted_field_refuses_to_be_searched(condition):
    with pytest.raises(FieldError, match="is encrypted: it can be compared with nothing"):
        SealedThing._base_manager.filter(**condition)


def test_encrypted_field_can_be_asked_whether_it_is_there(things):
    things.create(phone="1", born_on=None)

    assert things.filter(born_on__isnull=True, story=None).count() == 1
    assert things.exclude(phone="").count() == 1


def test_encrypted_column_refuses_plain_text_from_anywhere(things):
    thing = things.create(phone="1", plain="13812345678")

    refusal = pytest.raises(DatabaseError, match="core_sealedthing_phone_check")
    with refusal, transaction.atomic(using="owner"):
        things.filter(pk=thing.pk).update(phone=F("plain"))


def test_encrypted_value_moved_to_another_column_cannot_be_read(things):
    thing = things.create(phone="13812345678", story="经过")
    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE core_sealedthing SET story = phone WHERE id = %s", [thing.pk])

    with pytest.raises(DecryptionError, match="被移动过"):
        things.get(pk=thing.pk)


def test_encrypted_field_with_context_reads_what_the_old_name_wrote(things):
    thing = things.create(phone="13812345678")
    field = EncryptedTextField(context="core.sealedthing.phone")

    assert field.decrypt(stored(thing)) == "13812345678"
    assert field.deconstruct()[3] == {"context": "core.sealedthing.phone"}


def test_encrypted_fields_deconstruct_without_secrets():
    _, path, args, kwargs = SealedThing._meta.get_field("phone").deconstruct()

    assert path == "core.crypto.fields.EncryptedTextField"
    assert (args, kwargs) == ([], {"verbose_name": "电话", "max_length": 20, "blank": True})


def test_encrypted_field_refuses_to_be_taken_apart():
    with pytest.raises(FieldError, match=r"core\.sealedthing\.born_on is encrypted"):
        SealedThing._meta.get_field("born_on").get_transform("year")


def test_encrypted_date_that_is_none_is_damaged(things):
    thing = things.create()
    stored_text = key_ring().encrypt("昨天", context="core.sealedthing.born_on")
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "UPDATE core_sealedthing SET born_on = %s WHERE id = %s", [stored_text, thing.pk]
        )

    with pytest.raises(DecryptionError, match="已损坏"):
        things.get(pk=thing.pk)


def test_encrypted_field_without_an_index_passes_the_checks():
    assert SealedThing._meta.get_field("phone").check() == []


def test_encrypted_field_refuses_an_index():
    field = EncryptedTextField(db_index=True)
    field.contribute_to_class(make_model(), "number")

    assert "core.E001" in [problem.id for problem in field.check()]


def test_encrypted_fields_are_sensitive_to_the_audit():
    fields = SealedThing._meta.concrete_fields

    assert [field.name for field in fields if getattr(field, "sensitive", False)] == [
        "phone",
        "story",
        "born_on",
        "phone_index",
    ]


def test_encrypted_field_validates_its_length_and_is_one_line_in_a_form():
    form = modelform_factory(SealedThing, fields=["phone", "story"])({"phone": "1" * 21})

    assert isinstance(form.fields["phone"].widget, TextInput)
    assert isinstance(form.fields["story"].widget, Textarea)
    assert "phone" in form.errors
    with pytest.raises(ValidationError):
        SealedThing(phone="1" * 21).clean_fields()


def test_rotate_rewrites_old_rows_in_batches_and_skips_the_rest(things, settings):
    settings.LINLI_ENCRYPTION_KEYS = OLD
    old = things.bulk_create(SealedThing(phone=str(number)) for number in range(5))
    settings.LINLI_ENCRYPTION_KEYS = f"{NEW},{OLD}"
    new, empty = things.create(phone="new"), things.create(phone="")
    before = stored(new)

    results = list(rotation.rotate([SealedThing], using="owner", batch_size=2))

    assert [(result.context, result.rotated, result.failed) for result in results] == [
        ("core.sealedthing.phone", 5, 0),
        ("core.sealedthing.story", 0, 0),
        ("core.sealedthing.born_on", 0, 0),
    ]
    assert all(stored(thing).startswith(key_ring().active_prefix) for thing in old)
    assert (stored(new), stored(empty)) == (before, "")
    assert sorted(things.values_list("phone", flat=True)) == ["", "0", "1", "2", "3", "4", "new"]


def test_rotate_a_second_time_changes_nothing(things, settings):
    settings.LINLI_ENCRYPTION_KEYS = OLD
    things.create(phone="1", born_on=dt.date(1990, 1, 31))
    settings.LINLI_ENCRYPTION_KEYS = f"{NEW},{OLD}"
    list(rotation.rotate([SealedThing], using="owner", batch_size=10))

    again = rotation.rotate([SealedThing], using="owner", batch_size=10)

    assert sum(result.rotated for result in again) == 0


def test_rotate_counts_rows_it_cannot_open_and_goes_on(things, settings):
    settings.LINLI_ENCRYPTION_KEYS = "k0:" + base64.b64encode(b"0" * 32).decode()
    things.bulk_create(SealedThing(phone=str(number)) for number in range(3))
    settings.LINLI_ENCRYPTION_KEYS = OLD
    things.create(phone="old")
    settings.LINLI_ENCRYPTION_KEYS = f"{NEW},{OLD}"

    phone, *_ = rotation.rotate([SealedThing], using="owner", batch_size=2)

    assert (phone.rotated, phone.failed) == (1, 3)


def test_rotate_refuses_a_table_with_row_security_and_no_scope(things, monkeypatch):
    monkeypatch.setattr(rotation, "_scopes", [])
    assert len(list(rotation.rotate([SealedThing], using="owner", batch_size=2))) == 3
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE core_sealedthing ENABLE ROW LEVEL SECURITY")

    with pytest.raises(ImproperlyConfigured, match="no rotation scope is registered"):
        list(rotation.rotate([SealedThing], using="owner", batch_size=2))


def test_rotate_enters_each_registered_scope_once(things, monkeypatch):
    monkeypatch.setattr(rotation, "_scopes", [])
    opened = []

    class Scope:
        def __enter__(self):
            opened.append("in")

        def __exit__(self, *error):
            opened.append("out")

    rotation.register_rotation_scope(Scope)
    rotation.register_rotation_scope(Scope)

    list(rotation.rotate([SealedThing], using="owner", batch_size=2))

    assert opened == ["in", "out"]


def test_rotate_keys_says_what_it_did():
    out = StringIO()

    call_command("rotate_keys", stdout=out)

    assert "完成：0 行改用密钥 k2" in out.getvalue()
