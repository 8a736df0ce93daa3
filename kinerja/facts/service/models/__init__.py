"""The nouns of service."""

from .attributions import Attribution
from .imports import LogImport
from .requests import Event, Officer, Request
from .services import Service, ServiceStandard

__all__ = ["Attribution", "Event", "LogImport", "Officer", "Request", "Service", "ServiceStandard"]
