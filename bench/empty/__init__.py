"""The empty page that every page is measured beside."""
