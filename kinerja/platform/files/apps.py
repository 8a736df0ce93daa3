from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "kinerja.platform.files"
    label = "files"
