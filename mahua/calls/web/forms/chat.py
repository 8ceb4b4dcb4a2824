from django import forms


class ChatForm(forms.Form):
    pasted = forms.CharField(
        label="聊天记录",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="从聊天里复制过来即可。谁发的、几点发的会自动去掉，图片不带过来。",
    )
