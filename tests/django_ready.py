"""Sets Django up in processes that pytest did not start; importing it is enough."""

import django
from django.apps import apps

if not apps.ready:
    django.setup()
