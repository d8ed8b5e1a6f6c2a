"""The platform's uploader says its English words in no place that is seen."""

import json

import pytest

#: where a word of ours is drawn → the platform's own text that it covers
COVERED = {
    "[data-testid=stFileUploaderDropzone] button p": "Upload",
    "[data-testid=stFileUploaderDropzoneInstructions] span": "50MB per file",
}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["选择文件", "或把文件拖到这里，可以是多个文件或压缩包，每个最大 50 MB"]),
        (
            "en",
            ["Choose files", "or drop them here, several files or an archive, 50 MB each at most"],
        ),
    ],
)
def test_the_uploader_speaks_the_readers_language(tab, language, words):
    tab.open(f"/upload?lang={language}")
    for (selector, own), ours in zip(COVERED.items(), words, strict=True):
        element = tab.page.locator(selector).first
        # were the platform's text another, the cover might lie in the wrong place
        assert element.text_content().strip() == own
        drawn = element.evaluate(
            "one => [getComputedStyle(one).fontSize, getComputedStyle(one, '::after').content]"
        )
        assert drawn == ["0px", json.dumps(ours, ensure_ascii=False)]


def test_a_file_that_is_too_large_is_refused_in_chinese(tab, tmp_path):
    large = tmp_path / "大表.xlsx"
    with large.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    tab.open("/upload")
    tab.page.locator("input[type=file]").set_input_files(large)
    tab.page.wait_for_selector("[data-testid=stFileChip][aria-invalid=true]")
    said = tab.page.locator("[data-testid=stFileUploaderDropzone]").evaluate(
        "one => getComputedStyle(one, '::after').content"
    )
    assert "超过 50 MB" in said


def test_a_folder_is_chosen_in_words_of_its_own(tab):
    tab.open("/upload")
    tab.page.get_by_text("上传整个文件夹").click()
    tab.settle()
    element = tab.page.locator("[data-testid=stFileUploaderDropzone] button p").first
    assert element.text_content().strip() == "Upload directories"
    drawn = element.evaluate("one => getComputedStyle(one, '::after').content")
    assert drawn == json.dumps("选择文件夹", ensure_ascii=False)
