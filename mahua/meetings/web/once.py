"""A page that makes something carries the code it will have: a double click makes it once."""

from django.core.signing import BadSignature, Signer

from mahua.kernel.codes import new_code

SIGNER = Signer(salt="meetings.once")


def fresh() -> str:
    """For the hidden field of a page just opened."""
    return SIGNER.sign(new_code("g"))


def code_in(post) -> str:
    """The code the page carried; '' where it carried none of ours."""
    try:
        return SIGNER.unsign(post.get("once", ""))
    except BadSignature:
        return ""
