from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "frirum.access"
    label = "access"
    verbose_name = "Adgang"
    default_auto_field = "django.db.models.BigAutoField"
