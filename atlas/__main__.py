"""``python -m atlas``: everything that the pages do with data, from the command line."""

import sys

from atlas.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
