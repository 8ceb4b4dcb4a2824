from django import forms

from mahua.ui.files import FilesField

WHO_AND_WHAT = "只有本组织和到会人员能打开。可传照片、PDF、OFD、Word、Excel、PPT、WPS、文本、zip，每个不超过 {most} MB"


class AttachmentForm(forms.Form):
    """Files added to a meeting on their own page."""

    files = FilesField(label="选择文件", help_text=WHO_AND_WHAT, error_messages={"required": "请先选择文件。"})
