"""民主管理: is the system in place in each kind of enterprise?"""

from atlas import frame

opened = frame.view()
frame.controls(opened, "place", "year")
frame.show(opened)
