"""Damaged and hostile files: each is read or refused in a sentence, in bounded time and memory."""
