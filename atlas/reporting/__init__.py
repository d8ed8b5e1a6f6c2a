"""What the pages about reporting itself offer: choices, files, due dates."""
