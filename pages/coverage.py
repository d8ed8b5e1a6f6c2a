"""盟市覆盖: a rate on the map, league by league, banner by banner."""

from atlas import frame

opened = frame.view()
frame.controls(opened, "indicator", "place", "year", "tab")
frame.show(opened)
