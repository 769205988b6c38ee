"""How far a goal is reached: the four ways to measure it."""

from collections.abc import Iterable
from decimal import Decimal

MOST_OF_A_STEP = 4
SATISFIED = 5
WHOLE = 100

Number = int | Decimal


def percent_of_steps(scores: Iterable[int | None]) -> int | None:
    """任务完成情况：Σ 得分 ÷ 任务数的四倍；没有评分的步骤算 0 分，一步都没评的没有数。"""
    known = list(scores)
    if not known or all(score is None for score in known):
        return None
    done = sum(score or 0 for score in known)
    return round(WHOLE * done / (MOST_OF_A_STEP * len(known)))


def percent_of_way(
    baseline: Number | None, target: Number | None, now: Number | None
) -> int | None:
    """基线测量：从基线到目标值走了多远，不小于 0，不大于 100。"""
    if baseline is None or target is None or now is None:
        return None
    if baseline == target:
        return WHOLE if now == target else 0
    way = (Decimal(now) - Decimal(baseline)) / (Decimal(target) - Decimal(baseline))
    return max(0, min(WHOLE, round(WHOLE * way)))


def percent_of_satisfaction(points: Number | None) -> int | None:
    """满意度：1 到 5 分，5 分是 100。"""
    return None if points is None else round(WHOLE * Decimal(points) / SATISFIED)
