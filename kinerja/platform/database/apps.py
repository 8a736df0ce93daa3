from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    name = "kinerja.platform.database"
    label = "database"
