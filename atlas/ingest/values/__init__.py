"""Values: what stands in one cell, as a number, a year or an absence."""
