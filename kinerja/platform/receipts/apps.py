from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "kinerja.platform.receipts"
    label = "receipts"
