"""困难帮扶: funds by programme, households on file and helped, and who is left."""

from atlas import frame

opened = frame.view()
frame.controls(opened, "place", "year")
frame.show(opened)
