"""What stands between the network and the dashboard: compressed files, headers, the first page."""

from atlas.serving.application import application

__all__ = ["application"]
