"""From the text of a policy file to a `PolicyFile`, or a sentence that says what is wrong."""

import re
import tomllib
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from stations.validators.policies.files import PolicyFile

POSITION = re.compile(r"line (\d+), column (\d+)")
MOST_FAULTS = 5

# pydantic's kind of error → what a person who writes the file must know.
REASONS: dict[str, Callable[[dict[str, Any]], str]] = {
    "missing": lambda known: "缺少这个键",
    "extra_forbidden": lambda known: "没有这个键",
    "invalid_key": lambda known: "没有这个键",
    "int_type": lambda known: "应为整数",
    "string_type": lambda known: "应为文字",
    "bool_type": lambda known: "应为 true 或 false",
    "list_type": lambda known: "应为列表",
    "dict_type": lambda known: "应为表",
    "model_type": lambda known: "应为表",
    "date_type": lambda known: "应为日期，如 2026-01-01",
    "literal_error": lambda known: f"只能是 {known['expected'].replace(' or ', '、')}",
    "greater_than_equal": lambda known: f"不能小于 {known['ge']}",
    "less_than_equal": lambda known: f"不能大于 {known['le']}",
    "string_too_short": lambda known: "不能为空",
    "string_too_long": lambda known: f"不能超过 {known['max_length']} 个字",
    "string_pattern_mismatch": lambda known: f"须符合 {known['pattern']}",
    "too_short": lambda known: f"至少要有 {known['min_length']} 项",
    "value_error": lambda known: str(known["error"]),
}


class PolicyFileError(ValueError):
    """A policy file cannot be used; the message names file, key and reason."""


def read_policy(name: str, text: str) -> PolicyFile:
    """Return the policy that `text`, the content of the file `name`, describes."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyFileError(f"{name}：不是有效的 TOML{_position(str(error))}。") from error
    try:
        return PolicyFile.model_validate(content)
    except ValidationError as error:
        raise PolicyFileError(_faults(name, error)) from error


def _position(message: str) -> str:
    found = POSITION.search(message)
    return f"，第 {found[1]} 行第 {found[2]} 列" if found else ""


def _faults(name: str, error: ValidationError) -> str:
    listed = [
        f"{'.'.join(map(str, fault['loc'])) or '整个文件'} {_reason(fault)}"
        for fault in error.errors(include_url=False, include_input=False)
    ]
    more = len(listed) - MOST_FAULTS
    rest = f"；另有 {more} 处" if more > 0 else ""
    return f"{name}：{'；'.join(listed[:MOST_FAULTS])}{rest}。"


def _reason(fault: Any) -> str:
    explain = REASONS.get(fault["type"])
    return explain(fault.get("ctx", {})) if explain else "取值有误"
