"""勾稽核对: what must add up or divide, and whether it does."""

from atlas import frame
from atlas.reporting import reconciling

opened = frame.view()
if opened.years:
    reconciling.controls(opened)
frame.show(opened)
if opened.years:
    reconciling.download(opened)
