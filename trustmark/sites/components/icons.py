"""The icons: thin lines on a grid of twenty-four, drawn for this house."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Shapes only; the line itself is styled by icon.css.
SHAPES = {
    "alert": '<path d="M12 4 3 19.5h18z"/><path d="M12 10v4.5M12 17v.1"/>',
    "archive": '<path d="M4 5h16v4H4zM5.5 9v10h13V9M10 13h4"/>',
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8"/>',
    "camera": '<path d="M3.5 8H8l1.5-2.5h5L16 8h4.5v11h-17z"/>'
    '<circle cx="12" cy="13" r="3.25"/>',
    "certificate": '<path d="M5 3.5h14v12H5zM8.5 7.5h7M8.5 11h4"/>'
    '<circle cx="15.5" cy="15.5" r="2.75"/>'
    '<path d="m14 18-.75 3.5 2.25-1.25 2.25 1.25L17 18"/>',
    "check": '<path d="m5 12.5 4.5 4.75L19 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.25"/><path d="M12 7v5.25l3.25 2"/>',
    "copy": '<path d="M9 9h11v11H9zM15 9V4H4v11h5"/>',
    "cross": '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
    "document": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6"/>',
    "dot": '<circle cx="12" cy="12" r="3.5"/>',
    "down": '<path d="m6 9.5 6 6 6-6"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15"/>',
    "euro": '<path d="M17.5 6.5A7 7 0 1 0 17.5 17.5M4 10.5h9M4 13.75h8"/>',
    "external": '<path d="M10 5H5v14h14v-5M13.5 4.5h6v6M19 5l-8.5 8.5"/>',
    "hand": '<circle cx="12" cy="12" r="8.25"/><path d="M12 7.5V13M12 16.2v.1"/>',
    "info": '<circle cx="12" cy="12" r="8.25"/><path d="M12 11v5.5M12 7.7v.1"/>',
    "letter": '<path d="M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5"/>',
    "lock": '<path d="M5.5 11h13v9h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "minus": '<path d="M6 12h12"/>',
    "pencil": '<path d="m5 19 .75-3.75L16 5l3 3L8.75 18.25zM14 7l3 3"/>',
    "person": '<circle cx="12" cy="8" r="3.75"/>'
    '<path d="M4.5 20c.75-4 3.75-6 7.5-6s6.75 2 7.5 6"/>',
    "plus": '<path d="M12 5.5v13M5.5 12h13"/>',
    "print": '<path d="M7 9V4h10v5M7 16.5H4V9h16v7.5h-3M7 13.5h10V20H7z"/>',
    "question": '<circle cx="12" cy="12" r="8.25"/>'
    '<path d="M9.6 9.6a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .8-1 1.6M12 16.3v.1"/>',
    "search": '<circle cx="10.75" cy="10.75" r="6.25"/>'
    '<path d="m15.5 15.5 4.75 4.75"/>',
    "shop": '<path d="M4.5 10v10h15V10M3.5 9.5 5.5 4h13l2 5.5a2.8 2.8 0 0 1-5.6 0'
    ' 2.8 2.8 0 0 1-5.7 0 2.8 2.8 0 0 1-5.7 0M10 20v-5.5h4V20"/>',
    "star": '<path d="m12 4 2.5 5.2 5.7.8-4.1 4 1 5.7'
    '-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z"/>',
}


def drawn(name: str, *, label: str = "") -> SafeString:
    """The icon as SVG; silent for screen readers unless it has a label."""
    shape = mark_safe(SHAPES[name])  # noqa: S308  # our own drawing, above
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>',
            label,
            shape,
        )
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        "{}</svg>",
        shape,
    )
