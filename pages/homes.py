"""职工之家: do members approve of their union?"""

from atlas import frame

opened = frame.view()
frame.controls(opened, "place", "year")
frame.show(opened)
