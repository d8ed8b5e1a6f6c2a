"""Direct labels that never overlap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Label:
    """``at`` is the label's middle in pixels from the bottom of the plot."""

    text: str
    at: float
    colour: str


def apart(labels: Sequence[Label], *, low: float, high: float, gap: float) -> list[Label]:
    """The labels from the bottom up, at least ``gap`` pixels from each other, near their lines.

    Overlapping neighbours become a group that is centred on the mean of its members' places;
    groups merge until none overlaps, and stay between ``low`` and ``high`` where they fit.
    """
    groups = [[label] for label in sorted(labels, key=lambda label: label.at)]
    merged = True
    while merged:
        merged = False
        for index in range(len(groups) - 1):
            if _bottom(groups[index + 1], low, high, gap) < _top(groups[index], low, high, gap):
                groups[index : index + 2] = [groups[index] + groups[index + 1]]
                merged = True
                break
    return [
        replace(label, at=_bottom(group, low, high, gap) + gap * (index + 0.5))
        for group in groups
        for index, label in enumerate(group)
    ]


def _bottom(group: Sequence[Label], low: float, high: float, gap: float) -> float:
    middle = sum(label.at for label in group) / len(group)
    size = gap * len(group)
    return max(low - gap / 2, min(middle - size / 2, high + gap / 2 - size))


def _top(group: Sequence[Label], low: float, high: float, gap: float) -> float:
    return _bottom(group, low, high, gap) + gap * len(group)
