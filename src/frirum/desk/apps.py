from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "frirum.desk"
    label = "desk"
    verbose_name = "Skrivebord"
