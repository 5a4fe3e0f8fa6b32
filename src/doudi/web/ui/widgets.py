"""Widgets of more than one app's forms."""

from typing import Any

from django import forms

from doudi.web.ui.templatetags.ui import quoted


class OwnWordsSelect(forms.Select):
    """A list whose choices are people's own words: on a page of another language they say that they are Chinese."""

    def create_option(self, *args: Any, **options: Any) -> dict[str, Any]:
        """The option, with the language of its label."""
        option: dict[str, Any] = super().create_option(*args, **options)
        if quoted(option["label"]) is not option["label"]:
            option["attrs"]["lang"] = "zh-Hans"
        return option
