"""工会图览: open the page that the address names. Start it with `make run` (see README.md)."""

from atlas import frame

frame.run()
