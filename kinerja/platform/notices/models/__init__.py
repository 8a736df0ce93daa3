from .deliveries import Delivery
from .notices import Notice
from .preferences import Preference

__all__ = ["Delivery", "Notice", "Preference"]
