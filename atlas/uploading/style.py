"""The uploader's words in the reader's language.

The platform's uploader speaks English and has no setting for it. Its words are covered here, by
the ``data-testid`` that it has had for years (dropzone, its instructions, its button); were one of
them renamed, the English words would show again and nothing else would change. The words are read
as they are drawn, in a real browser, by ``tests/browser``.
"""

import json

from atlas.words import Words

_UPLOADER = """
[data-testid=stFileUploaderDropzone] button p { font-size: 0; }
[data-testid=stFileUploaderDropzone] button p::after { content: %(button)s; font-size: 1rem; }
[data-testid=stFileUploaderDropzoneInstructions] span { font-size: 0; }
[data-testid=stFileUploaderDropzoneInstructions] span::after { content: %(limit)s;
  font-size: .875rem; white-space: normal; }
"""


def uploader_style(words: Words) -> str:
    """The uploader's words in the reader's language, as HTML."""
    said = {
        # a JSON text is a CSS text: quotes and backslashes are escaped alike
        name: json.dumps(words(f"upload.{key}"), ensure_ascii=False)
        for name, key in (("button", "choose_file"), ("limit", "drop_here"))
    }
    return f"<style>{_UPLOADER % said}</style>"
