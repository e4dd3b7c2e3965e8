"""The one Django application of Trueline."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Names the application; its tables begin with ``web_``."""

    name = "trueline.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
