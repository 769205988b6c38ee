"""Tests of core.crypto: values, keys, blind index."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured

from core.crypto import (
    BlindIndexField,
    DecryptionError,
    blind_index,
    key_ring,
    normalise_identifier,
    normalise_phone,
)
from core.crypto.keys import parse_keys

OLD = "k1:" + base64.b64encode(b"1" * 32).decode()
NEW = "k2:" + base64.b64encode(b"2" * 32).decode()
CONTEXT = "casework.client.phone"


def full_width(text):
    """Write it as an input method in full-width mode does."""
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


@pytest.fixture(autouse=True)
def keys(settings):
    settings.LINLI_ENCRYPTION_KEYS = f"{NEW},{OLD}"
    settings.LINLI_BLIND_INDEX_KEY = base64.b64encode(b"b" * 32).decode()


@pytest.mark.parametrize("text", ["13812345678", "欧阳锋", "x" * 10_000, "𠮷\n\t"])
def test_encrypt_then_decrypt_gives_the_text_back(text):
    value = key_ring().encrypt(text, context=CONTEXT)

    assert value.startswith("v1:k2:")
    assert text not in value
    assert key_ring().decrypt(value, context=CONTEXT) == text


def test_encrypt_twice_gives_different_values():
    first, second = (key_ring().encrypt("13812345678", context=CONTEXT) for _ in range(2))

    assert first != second


def test_decrypt_reads_values_of_older_keys(settings):
    settings.LINLI_ENCRYPTION_KEYS = OLD
    value = key_ring().encrypt("13812345678", context=CONTEXT)

    settings.LINLI_ENCRYPTION_KEYS = f"{NEW},{OLD}"

    assert key_ring().decrypt(value, context=CONTEXT) == "13812345678"


def test_decrypt_with_an_unknown_key_names_the_key_and_no_data(settings):
    value = key_ring().encrypt("13812345678", context=CONTEXT)
    settings.LINLI_ENCRYPTION_KEYS = OLD

    with pytest.raises(DecryptionError, match="密钥 k2") as caught:
        key_ring().decrypt(value, context=CONTEXT)

    assert value.split(":")[2] not in str(caught.value)


def test_decrypt_refuses_a_value_of_another_field():
    value = key_ring().encrypt("13812345678", context=CONTEXT)

    with pytest.raises(DecryptionError, match="密文已损坏或被移动过"):
        key_ring().decrypt(value, context="casework.client.address")


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value[:-4],
        lambda value: value[:-5] + ("A" if value[-5] != "A" else "B") + value[-4:],
        lambda value: value.replace("v1:", "v9:"),
        lambda value: value.replace("k2", "k1"),
        lambda value: "v1:k2:",
        lambda value: "v1:k2:*",
        lambda value: "v1:k2:密文",
        lambda value: "v1:k2:" + "A" * 16,
        lambda value: "v1:a key with 'data' in it:AAAA",
        lambda value: "13812345678",
    ],
)
def test_decrypt_refuses_a_damaged_value(change):
    value = key_ring().encrypt("13812345678", context=CONTEXT)

    with pytest.raises(DecryptionError, match="已损坏"):
        key_ring().decrypt(change(value), context=CONTEXT)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        (" , ", "is empty"),
        ("k1", "entry 1 has no usable key id"),
        ("a b:AAAA", "entry 1 has no usable key id"),
        (f"{OLD},{OLD}", "k1 is there twice"),
        ("k1:***", "key k1 is not base64"),
        ("k1:c2hvcnQ=", "key k1 has 5 bytes"),
    ],
)
def test_parse_keys_refuses_without_showing_a_key(text, problem):
    with pytest.raises(ImproperlyConfigured, match=problem) as caught:
        parse_keys(text)

    assert base64.b64encode(b"1" * 32).decode() not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("42010219900101123x", "42010219900101123X"),
        (" 420102 19900101\u3000123X ", "42010219900101123X"),
        (full_width("42010219900101123X"), "42010219900101123X"),
        ("", ""),
    ],
)
def test_normalise_identifier_writes_it_in_one_way(written, normal):
    assert normalise_identifier(written) == normal


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("138 1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("0086-13812345678", "13812345678"),
        (full_width("13812345678"), "13812345678"),
        ("(027) 8282 1234", "02782821234"),
        ("+852 9123 4567", "85291234567"),
        ("无", ""),
    ],
)
def test_normalise_phone_writes_it_in_one_way(written, normal):
    assert normalise_phone(written) == normal


def test_blind_index_matches_the_same_identifier_however_written():
    written = " " + full_width("42010219900101123x")

    assert blind_index("42010219900101123X", purpose="id_number") == blind_index(
        written, purpose="id_number"
    )


def test_blind_index_differs_by_purpose_and_key(settings):
    first = blind_index("42010219900101123X", purpose="id_number")
    second = blind_index("42010219900101123X", purpose="account")
    settings.LINLI_BLIND_INDEX_KEY = base64.b64encode(b"c" * 32).decode()
    third = blind_index("42010219900101123X", purpose="id_number")

    assert len({first, second, third}) == 3
    assert all(len(index) == 64 for index in (first, second, third))


def test_blind_index_of_nothing_is_empty():
    assert blind_index(" \u3000", purpose="id_number") == ""


@pytest.mark.parametrize(("key", "problem"), [("*", "not base64"), ("c2hvcnQ=", "needs 32 bytes")])
def test_blind_index_refuses_a_weak_key(settings, key, problem):
    settings.LINLI_BLIND_INDEX_KEY = key

    with pytest.raises(ImproperlyConfigured, match=problem):
        blind_index("1", purpose="id_number")


def test_blind_index_field_deconstructs_to_its_purpose():
    field = BlindIndexField("证件号码索引", purpose="id_number", db_index=True)

    _, path, args, kwargs = field.deconstruct()
    again = BlindIndexField(*args, **kwargs)

    assert path == "core.crypto.BlindIndexField"
    assert kwargs["purpose"] == "id_number"
    assert (again.max_length, again.default, again.blank, again.editable) == (64, "", True, False)
    assert again.index("1") == blind_index("1", purpose="id_number")
