from .interruptions import Beat, Maintenance, Outage
from .jobs import Job, Submission

__all__ = ["Beat", "Job", "Maintenance", "Outage", "Submission"]
