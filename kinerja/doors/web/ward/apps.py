from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

GROUPS = ("nurse", "ward_head", "pharmacy")


class WardConfig(AppConfig):
    name = "kinerja.doors.web.ward"
    label = "web_ward"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register

        register(
            Room(
                namespace="ward",
                label=_("Ruang"),
                shown=lambda request: request.actor.post_group in GROUPS,
                places=(
                    Place(_("Hitungan sif"), "ward:home", ("ward:correct",)),
                    Place(_("Mutu ruang"), "ward:results"),
                    Place(_("Unggah lembar"), "ward:sheet", ("ward:sheet_checked",)),
                ),
                rank=4,
                order=26,
            )
        )
