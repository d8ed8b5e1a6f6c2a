"""Where places are and how they are drawn: the table, the outlines, and the script that builds."""
