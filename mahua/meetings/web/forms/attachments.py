from django import forms
from django.conf import settings

from mahua.access.uploads import MEBIBYTE, Limits, accept
from mahua.kernel.errors import Refused

WHO_AND_WHAT = "只有本组织和到会人员能打开。可传照片、PDF、OFD、Word、Excel、PPT、WPS、文本、zip，每个不超过 {most} MB"
AT_MOST = 20


class Files(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.FileField):
    """Files judged as soon as they are sent, so that a refused one is told beside the field, by its name."""

    widget = Files

    def __init__(self, **rest):
        most = settings.UPLOAD_MAX_BYTES // MEBIBYTE
        super().__init__(help_text=WHO_AND_WHAT.format(most=most), **rest)

    def clean(self, data, initial=None):
        files = tuple(data or ())
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"])
        if len(files) > AT_MOST:
            raise forms.ValidationError(f"一次最多交 {AT_MOST} 个文件。")
        refused = [words for words in map(_refusal, files) if words]
        if refused:
            raise forms.ValidationError([*refused, "文件一个也没有收下，请换掉这一个，再选一次。"])
        return files


class AttachmentForm(forms.Form):
    """Files added to a meeting on their own page."""

    files = FilesField(label="选择文件", error_messages={"required": "请先选择文件。"})


def _refusal(file) -> str:
    """Why this file cannot be kept, or ''; it can be read again afterwards."""
    try:
        accept(file, limits=Limits(sent_bytes=settings.UPLOAD_MAX_BYTES))
    except Refused as refused:
        return refused.words
    finally:
        file.seek(0)
    return ""
