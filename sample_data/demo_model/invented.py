"""The whole invented world, theme by theme in the order in which they stand on each other."""

from sample_data.demo_model import (
    assistance,
    contests,
    democracy,
    elections,
    homes,
    organisation,
    services,
    townships,
)
from sample_data.demo_model.world import World


def invent() -> World:
    """All figures; the same at every call."""
    world = World()
    for theme in (
        organisation, assistance, contests, democracy, homes, townships, services, elections,
    ):  # fmt: skip
        theme.build(world)
    return world
