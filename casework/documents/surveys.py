"""The printed report of a survey."""

import datetime as dt
from dataclasses import dataclass

from casework.models import Survey
from casework.selectors.survey_results import SurveyResults
from core.documents import render_pdf


@dataclass(frozen=True)
class SurveySheet:
    """调查结果：what the paper shows."""

    survey: Survey
    results: SurveyResults

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.survey.station.name}需求调查报告"

    @property
    def number(self) -> str:
        """A short mark of the survey."""
        return self.survey.pk.hex[-8:].upper()

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"需求调查报告_{self.survey.title}_{self.survey.starts_on}.pdf"


def survey_sheet(survey: Survey, results: SurveyResults) -> SurveySheet:
    """Return the report for `survey`."""
    return SurveySheet(survey, results)


def render_results(sheet: SurveySheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/survey.html",
        {"sheet": sheet, "survey": sheet.survey, "results": sheet.results},
        title=sheet.title,
        number=sheet.number,
        created=printed_at,
    )
