"""Forms of the import: what is sent from where, and which heading is which column."""

from django import forms

from mahua.console.imports import wording


class Place(forms.ModelChoiceField):
    """One of the organisations a roster may come from, as a tree."""

    def label_from_instance(self, organisation):
        return "\u3000" * max(organisation.depth - 2, 0) + organisation.name


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """One or many files; each is only looked at by the kernel, which tells files by their bytes."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        return [super(Files, self).clean(each, initial) for each in (data or [None])]


class SendRoster(forms.Form):
    """报送: which roster, from whom, which files."""

    roster = forms.ChoiceField(label="名册")
    sender = Place(label="报送组织", queryset=None, to_field_name="code")
    files = Files(label="文件", widget=SeveralFiles(attrs={"accept": ".xlsx,.xls,.xlsm,.et,.ods,.csv,.zip"}))

    def __init__(self, *args, rosters, senders, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roster"].choices = [(roster.key, roster.title) for roster in rosters]
        self.fields["sender"].queryset = senders
        self.fields["sender"].initial = senders.first()
        self.fields["sender"].empty_label = None

    def uploads(self):
        """Name, size and how to read each."""
        return [(file.name, file.size, file.read) for file in self.cleaned_data["files"]]


class MapColumns(forms.Form):
    """列对应: for each heading of each form a select of the roster's columns, with what is proposed chosen."""

    def __init__(self, data=None, *, forms_to_map, columns):
        super().__init__(data)
        self.forms_to_map, self.columns = forms_to_map, {column.key: column for column in columns}
        choices = [("", wording.NO_HEADING)]
        choices += [(column.key, column.title + ("（必填）" if column.required else "")) for column in columns]
        for form in forms_to_map:
            for heading in form.headings:
                self.fields[_name(form, heading)] = forms.ChoiceField(
                    label=heading["words"], choices=choices, required=False, initial=heading["key"]
                )

    def clean(self):
        for form in self.forms_to_map:
            self._check(form)

    def tables(self):
        """For the page: each form with its headings and their selects."""
        return [
            {"form": form, "lines": [(heading, self[_name(form, heading)]) for heading in form.headings]}
            for form in self.forms_to_map
        ]

    def mappings(self):
        """Form → heading → column key."""
        return {
            form.fingerprint: {heading["words"]: self.cleaned_data[_name(form, heading)] for heading in form.headings}
            for form in self.forms_to_map
        }

    def _check(self, form):
        taken = {}
        for heading in form.headings:
            name = _name(form, heading)
            key = self.cleaned_data.get(name)
            if key and key in taken:
                words = wording.COLUMN_TWICE.format(title=self.columns[key].title, other=taken[key])
                self.add_error(name, words)
            elif key:
                taken[key] = heading["words"]
        missing = [column.title for column in self.columns.values() if column.required and column.key not in taken]
        if missing:
            self.add_error(None, wording.COLUMN_MISSING.format(titles="、".join(missing)))


def _name(form, heading):
    return f"{form.fingerprint}-{heading['place']}"
