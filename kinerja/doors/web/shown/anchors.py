"""What each rating means, in words a busy head of section can hold people against."""

from __future__ import annotations

from django.utils.translation import gettext


def result_anchors() -> dict[str, str]:
    return {
        "above": gettext("Sebagian besar hasil melampaui target, dan tidak ada yang tertinggal."),
        "meets": gettext("Hasil sesuai target; kekurangan kecil wajar atau sudah diperbaiki."),
        "below": gettext("Sebagian besar target tidak tercapai karena hal yang ada dalam kendali pegawai."),
    }


def behaviour_anchors() -> dict[str, str]:
    return {
        "above": gettext("Menjadi teladan: rekan meniru cara kerjanya, warga menyebut namanya."),
        "meets": gettext("Konsisten menjalankan ketujuh nilai; memperbaiki diri bila diingatkan."),
        "below": gettext("Melanggar panduan perilaku berulang kali meski sudah diberi umpan balik."),
    }
