from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

GROUPS = ("teacher", "school_head")
HEADS = ("school_head",)


class SchoolConfig(AppConfig):
    name = "kinerja.doors.web.school"
    label = "web_school"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register

        register(
            Room(
                namespace="school",
                label=_("Sekolah"),
                shown=lambda request: request.actor.post_group in GROUPS,
                places=(
                    Place(_("Pelajaran saya"), "school:home", ("school:lesson",)),
                    Place(_("Sekolah hari ini"), "school:day", shown=_is_head),
                    Place(_("Jadwal"), "school:timetable", ("school:sheet", "school:sheet_checked"), _is_head),
                    Place(_("Supervisi"), "school:observations", ("school:observation",)),
                ),
                rank=4,
                order=25,
            )
        )


def _is_head(request: object) -> bool:
    return request.actor.post_group in HEADS  # type: ignore[attr-defined]
