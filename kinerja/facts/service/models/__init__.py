"""The nouns of service."""

from .imports import LogImport
from .requests import Event, Officer, Request
from .services import Service, ServiceStandard

__all__ = ["Event", "LogImport", "Officer", "Request", "Service", "ServiceStandard"]
