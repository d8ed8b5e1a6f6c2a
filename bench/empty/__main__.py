"""Serve the empty page exactly as the dashboard is served (``PORT=… python -m bench.empty``)."""

import os
import sys
from pathlib import Path

from atlas.serving import application
from atlas.serving.listening import listen, serve

if __name__ == "__main__":
    app = application(Path(__file__).with_name("page.py"))
    sys.exit(serve(app, listen(int(os.environ["PORT"]))))
