"""Several files in one field of a form, each judged as soon as it is sent."""

from django import forms
from django.conf import settings

from mahua.access.uploads import MEBIBYTE, Limits, accept
from mahua.kernel.errors import Refused
from mahua.ui import wording


class Files(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.FileField):
    """Files judged as soon as they are sent, so that a refused one is told beside the field, by its name.

    `help_text` may say {most}, the megabytes a file may have. `judge` takes a file and returns what is kept of it;
    cleaned are the files themselves, or with `judged` what the judge made of them.
    """

    widget = Files

    def __init__(self, *, help_text, judge=None, judged=False, at_most=20, **rest):
        most = settings.UPLOAD_MAX_BYTES // MEBIBYTE
        self.judge, self.judged, self.at_most = judge or _judge, judged, at_most
        super().__init__(help_text=help_text.format(most=most), **rest)

    def clean(self, data, initial=None):
        files = tuple(data or ())
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"])
        if len(files) > self.at_most:
            raise forms.ValidationError(wording.TOO_MANY_FILES.format(most=self.at_most))
        kept, refused = [], []
        for file in files:
            try:
                kept.append(self.judge(file))
            except Refused as no:
                refused.append(no.words)
            finally:
                file.seek(0)
        if refused:
            raise forms.ValidationError([*refused, wording.NO_FILE_TAKEN])
        return tuple(kept) if self.judged else files


def _judge(file):
    return accept(file, limits=Limits(sent_bytes=settings.UPLOAD_MAX_BYTES))
