"""Whole numbers that add up: a total handed out by weight, nobody above a cap."""

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[float], caps: Sequence[int] | None = None) -> list[int]:
    """Shares of ``total`` in proportion to ``weights``, by largest remainder, each ≤ its cap.

    What a capped share leaves goes to the others. ``ValueError`` where the caps cannot hold it.
    """
    limits = list(caps) if caps is not None else [total] * len(weights)
    shares = _exact_shares(total, weights, limits)
    whole = [min(int(share), limit) for share, limit in zip(shares, limits, strict=True)]
    by_remainder = sorted(
        (place for place in range(len(whole)) if whole[place] < limits[place] and weights[place]),
        key=lambda place: (whole[place] - shares[place], place),
    )
    for place in by_remainder[: total - sum(whole)]:
        whole[place] += 1
    if sum(whole) != total:
        raise ValueError(f"{total} cannot be shared out under caps of {sum(limits)}")
    return whole


def _exact_shares(total: int, weights: Sequence[float], limits: Sequence[int]) -> list[float]:
    """Proportional shares; those that would pass their limit stand at it."""
    shares = [0.0] * len(weights)
    open_places = {place for place, weight in enumerate(weights) if weight > 0}
    left = float(total)
    while open_places:
        scale = left / sum(weights[place] for place in sorted(open_places))
        full = {place for place in open_places if weights[place] * scale > limits[place]}
        if not full:
            for place in open_places:
                shares[place] = weights[place] * scale
            return shares
        for place in sorted(full):
            shares[place] = limits[place]
            left -= limits[place]
        open_places -= full
    return shares
