from .interruptions import Beat, Maintenance, Outage
from .jobs import Job, Pulse, Submission

__all__ = ["Beat", "Job", "Maintenance", "Outage", "Pulse", "Submission"]
