"""The page of templates and recipes: forms to download, and what reading remembers."""
