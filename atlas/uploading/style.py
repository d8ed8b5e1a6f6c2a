"""The uploader's words in the reader's language.

The platform's uploader speaks English and has no setting for it. Its words are covered here, by
the ``data-testid`` that it has had for years (dropzone, its instructions, its button); were one of
them renamed, the English words would show again and nothing else would change. The words are read
as they are drawn, in a real browser, by ``tests/browser``.
"""

import json

from atlas.words import Words

#: what is said where: the button, beside it, while a file hovers, where the browser kept it back
_SAID = {
    "button": "choose_file",
    "limit": "drop_here",
    "drop": "drop_now",
    "refused": "not_sent",
}

_UPLOADER = """
[data-testid=stFileUploaderDropzone] button p,
[data-testid=stFileUploaderDropzoneInstructions] span,
[data-testid=stFileUploaderDropzone] > div:not([data-testid]) > span { font-size: 0; }
[data-testid=stFileUploaderDropzone] button p::after { content: %(button)s; font-size: 1rem; }
[data-testid=stFileUploaderDropzoneInstructions] span::after { content: %(limit)s;
  font-size: .875rem; white-space: normal; }
[data-testid=stFileUploaderDropzone] > div:not([data-testid]) > span::after { content: %(drop)s;
  font-size: 1rem; }
[data-testid=stFileUploaderDropzone]:has([aria-invalid=true])::after { content: %(refused)s;
  align-self: center; }
[data-testid=InputInstructions] { display: none; }
[data-testid=stFileUploaderDropzone] .stTooltipErrorHoverTarget { pointer-events: none; }
[data-testid=stFileUploaderDropzone] .stTooltipErrorHoverTarget button { pointer-events: auto; }
"""


def folder_style(words: Words) -> str:
    """The button's words where it chooses a folder; after ``uploader_style``."""
    said = json.dumps(words("upload.choose_folder"), ensure_ascii=False)
    button = "[data-testid=stFileUploaderDropzone] button p::after"
    return f"<style>{button} {{ content: {said} !important; }}</style>"


def uploader_style(words: Words) -> str:
    """The uploader's words in the reader's language, as HTML; fields are without the platform's
    hint, which is English: what is typed is taken when the field is left."""
    said = {
        # a JSON text is a CSS text: quotes and backslashes are escaped alike
        name: json.dumps(words(f"upload.{key}"), ensure_ascii=False)
        for name, key in _SAID.items()
    }
    return f"<style>{_UPLOADER % said}</style>"
