from django.apps import AppConfig


class EmployeeConfig(AppConfig):
    name = "kinerja.doors.web.employee"
    label = "web_employee"
