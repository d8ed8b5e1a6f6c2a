"""An upload in progress: read, corrected, explained, compared, signed, published or let go."""
