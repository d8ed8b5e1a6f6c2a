"""The figures as a table for people; ratios first, since only they travel between machines."""

from bench.pages import Measured
from bench.workbook import Workbooks

HEADINGS = (
    "page", "cold MB", "cold ms", "× empty", "warm ms", "× empty",
    "rerun new ms", "− empty", "rerun seen ms", "− empty", "drawn ms", "× empty",
)  # fmt: skip


def pages_table(measured: list[Measured]) -> str:
    """Markdown; the first row is the empty page."""
    empty = measured[0]
    rows = [HEADINGS, tuple("---" for _ in HEADINGS)]
    rows.extend(
        (
            one.page,
            f"{one.cold_bytes / 1e6:.2f}",
            f"{one.cold:.0f}",
            f"{one.cold / empty.cold:.2f}",
            f"{one.warm:.0f}",
            f"{one.warm / empty.warm:.2f}",
            f"{one.new:.1f}",
            f"{one.new - empty.seen:+.1f}",
            f"{one.seen:.1f}",
            f"{one.seen - empty.seen:+.1f}",
            f"{one.drawn:.0f}",
            f"{one.drawn / empty.drawn:.2f}",
        )
        for one in measured
    )
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def workbook_table(measured: Workbooks) -> str:
    """Markdown: the steps, their sum, and the aim of three bare reads and what it grants beside."""
    seconds_of = "processor s" if measured.worked else "s"
    spare = f" + {measured.spare:g} s" if measured.spare else ""
    rows = [
        (f"step, {measured.rows:,} rows", seconds_of, "× bare read"),
        ("---", "---", "---"),
        ("bare python-calamine read", f"{measured.bare:.3f}", "1.0"),
        *(
            (name, f"{seconds:.3f}", f"{seconds / measured.bare:.1f}")
            for name, seconds in measured.steps.items()
        ),
        ("published", f"{measured.published:.3f}", f"{measured.published / measured.bare:.1f}"),
        (f"aim: 3 × bare{spare}", f"{measured.aim:.3f}", f"{measured.aim / measured.bare:.1f}"),
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
