"""How resources were linked, as the texts of the records tell."""

from dataclasses import replace
from typing import Any

from casework.models import QuestionSetVersion
from casework.services.record_values import RecordValues

# The answers, by the words with which a text begins.
LINKED: dict[str, dict[str, Any]] = {
    "对接社区卫生服务中心": {
        "method": ["integrating"],
        "network": ["formal"],
        "network_who": "家庭医生团队、社区网格员和社工，每月碰头一次",
        "society": ["community"],
        "provider": "社区卫生服务中心",
    },
    "对接辖区爱心企业": {
        "method": ["integrating"],
        "society": ["charity"],
        "provider": "辖区爱心企业",
        "worth": "300",
    },
    "联系志愿者": {
        "method": ["allocating"],
        "network": ["informal"],
        "network_who": "同楼栋的两位邻居志愿者，有事先打电话",
        "society": ["volunteer"],
        "provider": "社区便民志愿服务队",
    },
    "协调物业": {"method": ["integrating"], "society": ["organisation"], "provider": "小区物业"},
    "联系高校志愿服务队": {
        "method": ["sharing"],
        "network": ["formal"],
        "network_who": "高校志愿服务队、班主任和社工，建了辅导群",
        "society": ["volunteer"],
        "provider": "高校志愿服务队",
    },
    "对接爱心书屋": {
        "method": ["sharing"],
        "society": ["charity"],
        "provider": "爱心书屋",
        "worth": "450",
    },
}


def with_method(values: RecordValues, form: QuestionSetVersion | None) -> RecordValues:
    """Return the values with the method by which the resource was linked, if it was one."""
    said = (answers for words, answers in LINKED.items() if values.content.startswith(words))
    answers = next(said, None)
    if form is None or answers is None:
        return values
    return replace(values, form_version=form, answers=answers)
