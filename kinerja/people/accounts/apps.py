from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kinerja.people.accounts"
    label = "accounts"
