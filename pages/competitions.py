"""竞赛与创新工作室: who competes in what, and which studios came of it."""

from atlas import frame

opened = frame.view()
frame.controls(opened, "place", "year")
frame.show(opened)
