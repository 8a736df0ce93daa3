from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kinerja.people.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import policies  # noqa: F401
