"""Files: foreign bytes to cells with their addresses, in a bounded child process."""
