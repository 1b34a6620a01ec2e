from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "frirum.record"
    label = "record"
    verbose_name = "Journal"
    default_auto_field = "django.db.models.BigAutoField"
