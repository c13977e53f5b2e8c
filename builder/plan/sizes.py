"""Sizes of files as people read them."""

_UNITS = ("B", "KB", "MB", "GB")


def size_text(size: int, decimal: str) -> str:
    """Give a size with two meaning digits at most below 10, ``340 KB``, ``1.2 MB``, that no line end divides."""
    value, unit = float(size), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:  # noqa: PLR2004 - 999.5 would be shown as 1000
        value, unit = value / 1000, unit + 1
    text = f"{value:.1f}" if unit > 1 and value < 9.95 else f"{value:.0f}"  # noqa: PLR2004 - 9.95 would be shown as 10.0
    return f"{text.replace('.', decimal)}\u00a0{_UNITS[unit]}"
