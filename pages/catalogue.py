"""指标目录: what each figure means."""

from atlas import frame

opened = frame.view()
frame.controls(opened)
frame.show(opened)
