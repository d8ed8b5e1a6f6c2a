"""报送进度: who has reported which table, when, and who is late."""

from atlas import frame
from atlas.reporting import deadlines, progressing

opened = frame.view()
frame.controls(opened, "place", "year")
progressing.show(opened)
if opened.years:
    deadlines.offer(opened)
