"""A number without its printed text, written as the trade writes it."""


def written_value(value: str, unit: str, qualifier: str) -> str:
    """A value and its qualifier as the trade writes them: 754000000, 累计 → 7.54亿;
    6400000, 多 → 640多万. ``series.tsv`` keeps no printed text, so this is ours."""
    number, scale = _scaled(value)
    percent = "%" if unit == "%" else ""
    for before in ("不足", "不少于", "超过", "近", "约"):
        if before in qualifier:
            return f"{before}{number}{scale}{percent}"
    after = next((word for word in ("多", "余", "以上") if word in qualifier), "")
    if after == "多" and scale and not number.endswith("0"):
        return f"{number}{scale}{after}"
    if after == "以上":
        return f"{number}{scale}{percent}{after}"
    return f"{number}{after}{scale}{percent}"


def _scaled(value: str) -> tuple[str, str]:
    """Digits and 万 or 亿, without loss: 2219300 is 221.93万, 51643 stays as it is."""
    if not value.isdecimal() or int(value) < 10_000 or int(value) % 100:
        return value, ""
    size, scale = (100_000_000, "亿") if int(value) >= 100_000_000 else (10_000, "万")
    return f"{int(value) / size:.4f}".rstrip("0").rstrip("."), scale
