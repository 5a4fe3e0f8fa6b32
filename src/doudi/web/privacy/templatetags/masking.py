"""Masks for every template (they need no `load`)."""

from django import template

from doudi.web.privacy.masking import masked_ids, masked_name, masked_number, masked_subject

register = template.Library()
register.filter("masked_ids", masked_ids)
register.filter("masked_name", masked_name)
register.filter("masked_number", masked_number)
register.filter("masked_subject", masked_subject)
