from django.urls import path

from . import gallery

app_name = "ui"
urlpatterns = [path("galeri", gallery.gallery, name="gallery")]
