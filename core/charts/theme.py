"""The look of charts. The same colours as `assets/css`, all at least 3:1 on white."""

from typing import Any

SUPPRESSED = "不显示"

INK = "#22302d"
MUTED = "#5d6b67"
LINE = "#dfe4e0"
GRID = "#edf0ed"
PALETTE = ("#17695f", "#a9781b", "#2c6392", "#8a4f3d", "#6b7a2f", "#6a5a8c")


def base_options() -> dict[str, Any]:
    """Return what all charts share. Nothing moves: no animation."""
    return {
        "animation": False,
        "color": list(PALETTE),
        "textStyle": {"fontFamily": "inherit", "color": INK},
        "grid": {
            "left": 8,
            "right": 16,
            "top": 40,
            "bottom": 8,
            "outerBoundsMode": "same",
            "outerBoundsContain": "axisLabel",
        },
        "tooltip": {"trigger": "axis", "confine": True, "axisPointer": {"type": "shadow"}},
    }


def category_axis(categories: tuple[str, ...], *, vertical: bool) -> dict[str, Any]:
    """Return the axis with the names; a vertical one reads from the top."""
    return {
        "type": "category",
        "data": list(categories),
        "inverse": vertical,
        "axisLine": {"lineStyle": {"color": LINE}},
        "axisTick": {"show": False},
        "axisLabel": {"color": INK if vertical else MUTED},
    }


def value_axis(unit: str) -> dict[str, Any]:
    """Return the axis with the figures."""
    return {
        "type": "value",
        "name": unit,
        "nameTextStyle": {"color": MUTED},
        "splitLine": {"lineStyle": {"color": GRID}},
        "axisLabel": {"color": MUTED},
    }


def lying_grid(*, below_legend: bool) -> dict[str, Any]:
    """Return the room for lying bars: none for an axis, some for the figures at their ends."""
    grid: dict[str, Any] = base_options()["grid"]
    return grid | {"top": 28 if below_legend else 8, "right": 56}


def end_label() -> dict[str, Any]:
    """Return the figure at the end of a bar."""
    return {"show": True, "position": "right", "color": MUTED}


def legend() -> dict[str, Any]:
    """Return the legend, at the upper right."""
    style = {"color": MUTED}
    return {"right": 0, "top": 0, "itemWidth": 14, "itemHeight": 8, "textStyle": style}
