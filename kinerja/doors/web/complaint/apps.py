from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

GROUPS = ("counter", "section_head")


class ComplaintConfig(AppConfig):
    name = "kinerja.doors.web.complaint"
    label = "web_complaint"

    def ready(self) -> None:
        from kinerja.doors.web.presence import leading
        from kinerja.doors.web.ui.navigation import Place, Room, register
        from kinerja.platform.access.actors import Role

        def answers(request: Any) -> bool:
            """Desks citizens meet, heads of units, and inspectors; others come by their notices."""
            if request.actor.post_group in GROUPS or request.actor.has(Role.INSPECTOR):
                return True
            return bool(leading(request).units)

        register(
            Room(
                namespace="complaint",
                label=_("Pengaduan"),
                shown=answers,
                places=(Place(_("Laporan warga"), "complaint:all", ("complaint:one", "complaint:act")),),
                rank=1,
                order=24,
            )
        )
