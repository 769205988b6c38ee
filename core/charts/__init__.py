"""Charts as frozen values: `.options()` for ECharts on the screen, `.table()` beside it and in PDFs.

A value of None is a figure that is not shown: it stands for fewer than 5 people, or would tell one
that does.
"""

from core.charts.charts import BarChart, ChartTable, ComboChart, LineChart, Series
from core.charts.theme import SUPPRESSED

__all__ = [
    "SUPPRESSED",
    "BarChart",
    "ChartTable",
    "ComboChart",
    "LineChart",
    "Series",
]
