"""总览: the headlines of all themes, one league map, what is new, what is missing."""

from atlas import frame

opened = frame.view()
frame.controls(opened, "indicator", "year")
frame.show(opened)
