"""Renderers: each draws the same story blocks somewhere else."""
