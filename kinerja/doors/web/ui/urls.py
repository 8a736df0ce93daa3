from django.urls import path

from . import gallery, shell

app_name = "ui"
urlpatterns = [
    path("galeri", gallery.gallery, name="gallery"),
    path("aplikasi.webmanifest", shell.manifest, name="manifest"),
    path("luring", shell.offline, name="offline"),
    path("sw.js", shell.worker, name="worker"),
]
