"""Decision 10: no check-in of staff, no ranking, no tracks, no online time (国办函〔2026〕12号)."""

import re

import pytest

from tests.support.source import PACKAGES, ROOT, name_of

pytestmark = pytest.mark.architecture

WORDS = re.compile(
    r"打卡|排名|排行|在线时长|轨迹|定位|\bcheck[-_]?ins?\b|\bclock[-_]?ins?\b|ranking|leader.?board"
    r"|\bgps\b|geo.?location|getCurrentPosition|watchPosition|online_(time|minutes|hours)",
    re.IGNORECASE,
)
FOLDERS = (*PACKAGES, "templates", "assets")
SUFFIXES = {".py", ".html", ".js", ".mjs", ".toml", ".txt"}

# Where a word stands because it is denied, or means something else.
ALLOWED = {
    ("templates/evaluation/dashboard.html", "排名"): "says that regions are not ranked",
}


def found_words():
    """Return (file, word) of every place."""
    return {
        (name_of(file), match[0])
        for folder in FOLDERS
        for file in (ROOT / folder).rglob("*")
        if file.suffix in SUFFIXES
        for match in WORDS.finditer(file.read_text(encoding="utf-8"))
    }


def test_features_that_the_rule_forbids_are_not_there():
    assert found_words() - set(ALLOWED) == set()


def test_allowed_places_are_still_there():
    assert set(ALLOWED) - found_words() == set()
