"""拼音首字母."""

import pytest

from casework.services.initials import LENGTH, initials_of


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("张三丰", "zsf"),
        ("单雄信", "sxx"),
        ("解小东", "xxd"),
        ("查小镛", "zxy"),
        ("仇小英", "qxy"),
        ("尉迟小恭", "ycxg"),
        ("单于", "cy"),
        ("翟小临", "zxl dxl"),
        ("Anna Lee", "al"),
        ("阿依古丽·买买提", "ayglmmt"),
        ("·", ""),
        ("", ""),
    ],
)
def test_initials_of(name, initials):
    assert initials_of(name) == initials


def test_initials_of_a_long_name_fit_the_column():
    assert len(initials_of("翟" + "天" * 39)) == LENGTH
