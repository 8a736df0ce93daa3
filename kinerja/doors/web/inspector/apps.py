from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectorConfig(AppConfig):
    name = "kinerja.doors.web.inspector"
    label = "web_inspector"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register
        from kinerja.platform.access.actors import Role

        register(
            Room(
                namespace="inspector",
                label=_("Pengawasan"),
                shown=lambda request: request.actor.has(Role.INSPECTOR),
                places=(
                    Place(_("Jejak audit"), "inspector:trail", ("inspector:entry",)),
                    Place(_("Cari orang"), "inspector:people"),
                    Place(_("Keutuhan jejak"), "inspector:checkpoints"),
                    Place(_("Pola penilaian"), "inspector:ratings"),
                    Place(_("Penilaian dan hasil"), "inspector:inflation"),
                    Place(_("Andai aturannya lain"), "inspector:rule_what_if"),
                    Place(_("Perbaikan kinerja"), "inspector:improvements", ("inspector:improvement",)),
                    Place(_("Pembetulan data"), "inspector:claims"),
                    Place(_("Laju persetujuan"), "inspector:approvals"),
                    Place(_("Bukti dipakai lagi"), "inspector:reuse"),
                    Place(_("Survei perilaku"), "inspector:closed_surveys", ("inspector:closed_survey",)),
                ),
                rank=40,
                order=60,
            )
        )
