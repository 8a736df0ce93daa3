"""The nouns of complaints."""

from .complaints import Complaint, ComplaintInterval, ComplaintPaper
from .questions import FourWeekQuestion

__all__ = ["Complaint", "ComplaintInterval", "ComplaintPaper", "FourWeekQuestion"]
