"""组织与服务: who is unionised, where, and what members get."""

from atlas import frame

opened = frame.view()
frame.controls(opened, "place", "year", "tab")
frame.show(opened)
