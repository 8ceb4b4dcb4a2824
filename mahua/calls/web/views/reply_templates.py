from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.calls import wording
from mahua.calls.models import ReplyTemplate
from mahua.kernel.codes import new_code
from mahua.organisations.models import Organisation
from mahua.ui.pages import page


class ReplyTemplateForm(forms.Form):
    name = forms.CharField(label="名称", max_length=40)
    text = forms.CharField(label="正文", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))


@may("calls.answer_call")
def index(request):
    form = ReplyTemplateForm(request.POST or None)
    if form.is_valid():
        path = request.user.scopes.paths("calls.answer_call")[0]
        body = Organisation.objects.get(path=path)
        ReplyTemplate.objects.create(code=new_code("t"), organisation=body, path=body.path, **form.cleaned_data)
        messages.success(request, wording.TEMPLATE_KEPT)
        return redirect("calls:reply_templates")
    context = {"form": form, "templates": ReplyTemplate.objects.visible_to(request.user).for_list()}
    return page(request, "calls/reply_templates.html", context, part="form", status=422 if form.is_bound else 200)


@require_POST
@may_on(ReplyTemplate, "calls.answer_call")
def remove(request, template):
    template.delete()
    return redirect("calls:reply_templates")
