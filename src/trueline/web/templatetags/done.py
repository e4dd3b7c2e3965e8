"""What was done, with the way to take it back, for templates."""

from django import template

from trueline.web.undoing import number_to_undo, way_back

register = template.Library()
register.filter("undo_number", number_to_undo)
register.filter("way_back", way_back)
