from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

GROUPS = ("counter", "section_head")


class CaseworkConfig(AppConfig):
    name = "kinerja.doors.web.casework"
    label = "web_casework"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register

        register(
            Room(
                namespace="casework",
                label=_("Berkas"),
                shown=lambda request: request.actor.post_group in GROUPS,
                places=(
                    Place(_("Berkas terbuka"), "casework:files", ("casework:file",)),
                    Place(_("Terima di loket"), "casework:offers", ("casework:receive",)),
                    Place(_("Pemeriksaan kedua"), "casework:looks", ("casework:look",)),
                    Place(_("Permintaan perbaikan"), "casework:corrections", ("casework:correction",)),
                ),
                rank=2,
                order=23,
            )
        )
