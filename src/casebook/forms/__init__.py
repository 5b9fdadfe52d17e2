"""Forms: every question as an accessible widget, and as plain HTML."""

from typing import TYPE_CHECKING, Any

from casebook.forms.static import plain, script, static_html, stylesheet

if TYPE_CHECKING:
    from casebook.forms.widget import Form, form

__all__ = ["Form", "form", "plain", "script", "static_html", "stylesheet"]


def __getattr__(name: str) -> Any:
    """Load the widget when it is drawn: a marking run has no use for it."""
    if name in ("Form", "form"):
        from casebook.forms import widget

        return getattr(widget, name)
    raise AttributeError(f"casebook.forms has no {name}")
