"""The gallery served as the dashboard is: ``PORT=8601 python -m tests.render.serve_gallery``."""

import os
import tempfile
from pathlib import Path

import uvicorn

from atlas.serving.application import application

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # the platform serves the ``static`` beside its script and reads ``.streamlit`` there
        for shared in ("static", ".streamlit"):
            (folder / shared).symlink_to(ROOT / shared)
        script = folder / "gallery.py"
        script.write_text(
            f"import runpy; runpy.run_path({str(ROOT / 'tests/render/gallery.py')!r})\n", "utf-8"
        )
        os.chdir(folder)
        uvicorn.run(application(script), port=int(os.environ["PORT"]), log_level="warning")


if __name__ == "__main__":
    main()
