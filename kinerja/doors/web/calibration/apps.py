from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalibrationConfig(AppConfig):
    name = "kinerja.doors.web.calibration"
    label = "web_calibration"

    def ready(self) -> None:
        from kinerja.doors.web.presence import leading
        from kinerja.doors.web.ui.navigation import Place, Room, register
        from kinerja.platform.access.actors import Role

        def sits(request: Any) -> bool:
            """Raters, leaders of units, personnel and inspectors."""
            if request.actor.has(Role.PERSONNEL, Role.INSPECTOR, Role.LEADER):
                return True
            known = leading(request)
            return bool(known.people or known.units)

        register(
            Room(
                namespace="calibration",
                label=_("Kalibrasi"),
                shown=sits,
                places=(
                    Place(
                        _("Sidang kalibrasi"),
                        "calibration:all",
                        ("calibration:session", "calibration:person", "calibration:seats"),
                    ),
                ),
                rank=2,
                order=45,
            )
        )
