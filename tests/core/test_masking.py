"""Tests of core.masking and its template filters."""

import random

import pytest
from django.template import Context, Template

from core import masking

NAMES = [
    ("", ""),
    ("   ", ""),
    ("张", "*"),
    ("张三", "张*"),
    ("张三丰", "张**"),
    (" 张 三 丰 ", "张**"),
    ("张\u3000三", "张*"),
    ("欧阳锋", "欧阳*"),
    ("欧阳锋三", "欧阳**"),
    ("欧阳", "欧*"),
    ("诸葛亮", "诸葛*"),
    ("令狐冲", "令狐*"),
    ("阿不都热依木·买买提", "阿**"),
    ("𠮷田茂", "𠮷**"),
    ("王Tom", "王**"),
    ("Anna", "A***"),
    ("Anna  Lee", "A*** L***"),
]
ID_NUMBERS = [
    ("", ""),
    ("330102199001011234", "3301**********1234"),
    ("33010219900101123X", "3301**********123X"),
    ("3301 0219 9001 0112 34", "3301**********1234"),
    ("330102900101123", "3301*******1123"),
    ("E12345678", "E1*****78"),
    ("H1234567", "H1****67"),
    ("123", "***"),
]
PHONES = [
    ("", ""),
    ("13812345678", "138****5678"),
    ("138 1234 5678", "138****5678"),
    ("138-1234-5678", "138****5678"),
    ("+86 13812345678", "138****5678"),
    ("+86-138-1234-5678", "138****5678"),
    ("008613812345678", "138****5678"),
    ("027-82821234", "027-****1234"),
    ("(027)82821234", "027-****1234"),
    ("02782821234", "027-****1234"),
    ("0719-8651234", "0719-****1234"),
    ("027-82821234-801", "027-****1234"),
    ("027-82821234转801", "027-****1234"),
    ("+86 27 82821234", "****1234"),
    ("82821234", "****1234"),
    ("12345", "***"),
    ("无", "***"),
    ("13812345678、027-82821234", "138****5678、027-****1234"),
    ("13812345678/13912340000", "138****5678、139****0000"),
]
ADDRESSES = [
    ("", ""),
    (
        "湖北省武汉市江岸区大智街道铭新社区中山大道1234号3栋2单元501室",
        "湖北省武汉市江岸区大智街道铭新社区***",
    ),
    ("江岸区大智街道中山大道1234号", "江岸区大智街道***"),
    ("江岸区中山大道1234号", "江岸区***"),
    ("大智街道 铭新社区", "大智街道铭新社区"),
    ("江岸区大智街道", "江岸区大智街道"),
    ("中山大道1234号", "***"),
    ("幸福小区3栋501", "***"),
    ("3栋501室", "***"),
    ("天津市和平区南市街道福厚西里社区8门301", "天津市和平区南市街道福厚西里社区***"),
    ("天津市蓟州区下营镇郭家沟村12号", "天津市蓟州区下营镇郭家沟村***"),
    ("恩施土家族苗族自治州利川市谋道镇", "恩施土家族苗族自治州利川市谋道镇"),
    ("江西省景德镇市昌江区新枫街道5号", "江西省景德镇市昌江区新枫街道***"),
    ("武昌区黄鹤楼街道民主路", "武昌区黄鹤楼街道***"),
    ("育才新村12号", "***"),
]


@pytest.mark.parametrize(("name", "masked"), NAMES)
def test_mask_name_keeps_the_surname(name, masked):
    assert masking.mask_name(name) == masked


@pytest.mark.parametrize(("number", "masked"), ID_NUMBERS)
def test_mask_id_number_keeps_both_ends(number, masked):
    assert masking.mask_id_number(number) == masked


@pytest.mark.parametrize(("phone", "masked"), PHONES)
def test_mask_phone_keeps_prefix_and_last_four(phone, masked):
    assert masking.mask_phone(phone) == masked


@pytest.mark.parametrize(("address", "masked"), ADDRESSES)
def test_mask_address_keeps_street_or_community(address, masked):
    assert masking.mask_address(address) == masked


def test_masks_hide_at_least_three_digits_of_any_number():
    digits = random.Random(20261120)  # noqa: S311 -- test data, not a secret
    for length in range(1, 25):
        number = "".join(digits.choices("0123456789", k=length))

        for mask in (masking.mask_id_number, masking.mask_phone):
            shown = sum(char.isdecimal() for char in mask(number))
            assert shown <= max(length - 3, 0)


def test_mask_address_never_shows_a_digit():
    places = [
        "武汉市",
        "江岸区",
        "大智街道",
        "铭新社区",
        "12号",
        "3栋",
        "中山大道",
        "501室",
        "小区",
    ]
    chooser = random.Random(20261120)  # noqa: S311 -- test data, not a secret
    for _ in range(500):
        address = "".join(chooser.sample(places, k=chooser.randint(1, len(places))))

        assert not any(char.isdecimal() for char in masking.mask_address(address))


def test_masking_filters_render_masked_values_and_blank_for_none():
    template = Template(
        "{% load masking %}{{ name|mask_name }} {{ number|mask_id_number }} "
        "{{ phone|mask_phone }} {{ address|mask_address }}{{ nothing|mask_name }}"
    )

    text = template.render(
        Context(
            {
                "name": "张三丰",
                "number": "330102199001011234",
                "phone": "13812345678",
                "address": "大智街道1号",
                "nothing": None,
            }
        )
    )

    assert text == "张** 3301**********1234 138****5678 大智街道***"
