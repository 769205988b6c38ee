"""Policy files: what a person who writes one is told."""

import pytest

from stations.services.policies import FOLDER, read_policies
from stations.validators.policies import RULES, PolicyFileError, read_policy, typed_rule

HEAD = """
code = "test"
version = 1
number = "演示〔2026〕1号"
title = "演示办法"
issuer = "演示民政局"
effective_from = 2026-01-01
"""

FAULTS = {
    "unknown key at the top": (HEAD + "colour = 1\n[rules]\n", "colour 没有这个键"),
    "missing key": (HEAD.replace('title = "演示办法"', "") + "[rules]\n", "title 缺少这个键"),
    "unknown rule": (
        HEAD + '[rules.coffee]\nclause = "一"\nvalue = 1\n',
        "rules.coffee 没有这个键",
    ),
    "rule without its clause": (
        HEAD + "[rules.record_due_workdays]\nvalue = 3\n",
        "rules.record_due_workdays.clause 缺少这个键",
    ),
    "text for a number": (
        HEAD + '[rules.record_due_workdays]\nclause = "一"\nvalue = "三天"\n',
        "rules.record_due_workdays.value 应为整数",
    ),
    "number too small": (
        HEAD + '[rules.record_due_workdays]\nclause = "一"\nvalue = 0\n',
        "rules.record_due_workdays.value 不能小于 1",
    ),
    "word outside the list": (
        HEAD + '[rules.purchaser_levels]\nclause = "一"\nvalue = { levels = ["moon"] }\n',
        "rules.purchaser_levels.value.levels.0 只能是",
    ),
    "text for a date": (
        HEAD.replace("2026-01-01", '"2026年"') + "[rules]\n",
        "effective_from 应为日期，如 2026-01-01",
    ),
    "end before start": (
        HEAD + "effective_to = 2025-01-01\n[rules]\n",
        "整个文件 effective_to 不能早于 effective_from",
    ),
    "region code too short": (
        HEAD + 'regions = ["4201"]\n[rules]\n',
        "regions 须为 12 位区划代码：4201",
    ),
    "kind listed twice": (
        HEAD
        + '[rules.service_kinds]\nclause = "一"\nvalue = ['
        + '{ code = "a", label = "甲", method = "case", place = "home", needs_client = true, minutes = 5 },'
        * 2
        + "]\n",
        "rules.service_kinds.value 编码重复：a",
    ),
    "grades out of order": (
        HEAD
        + '[rules.grade_bands]\nclause = "一"\n'
        + 'value = [{ grade = "合格", from_score = 0 }, { grade = "优秀", from_score = 90 }]\n',
        "rules.grade_bands.value 分数须从高到低，不能重复",
    ),
    "numbering without a number": (
        HEAD
        + '[rules.numbering_patterns]\nclause = "一"\n'
        + 'value = [{ document = "case", label = "个案", pattern = "{year}-{moon}" }]\n',
        "没有 moon 这样的编号成分",
    ),
}


@pytest.mark.parametrize(("text", "reason"), FAULTS.values(), ids=FAULTS)
def test_read_policy_names_file_key_and_reason(text, reason):
    with pytest.raises(PolicyFileError) as caught:
        read_policy("city.toml", text)

    message = str(caught.value)
    assert message.startswith("city.toml：")
    assert reason in message


def test_read_policy_says_where_the_toml_breaks():
    with pytest.raises(PolicyFileError, match=r"city\.toml：不是有效的 TOML，第 2 行第 8 列。"):
        read_policy("city.toml", "\ncode = = 1\n")


def test_read_policies_refuses_an_empty_folder(tmp_path):
    with pytest.raises(PolicyFileError, match="没有政策文件"):
        read_policies(tmp_path)


def test_read_policies_refuses_other_encodings(tmp_path):
    (tmp_path / "city.toml").write_bytes("title = '办法'".encode("gb18030"))

    with pytest.raises(PolicyFileError, match=r"city\.toml：不是 UTF-8 编码的文本。"):
        read_policies(tmp_path)


def test_digest_ignores_comments_and_layout():
    plain = read_policy("a.toml", HEAD + "[rules]\n")
    spaced = read_policy("a.toml", "# 说明\n" + HEAD.replace("\n", "\n\n") + "[rules]\n")
    other = read_policy("a.toml", HEAD.replace("演示办法", "演示规定") + "[rules]\n")

    assert plain.digest == spaced.digest
    assert plain.digest != other.digest


def test_shipped_files_say_every_rule_in_chinese_sentences():
    rules = [
        (file.code, key, rule)
        for file in read_policies(FOLDER)
        for key, rule in file.rules.given().items()
    ]

    assert {key for _, key, _ in rules} == set(RULES)
    for code, key, rule in rules:
        lines = rule.value.lines()
        assert lines, (code, key)
        assert all(line and not set("{}[]") & set(line) for line in lines), (code, key)
        assert typed_rule(key, rule.value.model_dump(mode="json")) == rule.value
