from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "frirum.front"
    label = "front"
    verbose_name = "Forside"
