"""A page that makes something carries the code it will have: a double click makes it once."""

from django.core.signing import BadSignature, Signer

from mahua.kernel.codes import new_code

SIGNER = Signer(salt="once")


def fresh(letter: str) -> str:
    """For the hidden field of a page just opened; `letter` names the kind of thing, as in `new_code`."""
    return SIGNER.sign(new_code(letter))


def code_in(post, letter: str) -> str:
    """The code the page carried; '' where it carried none of ours, or one for another kind of thing."""
    try:
        code = SIGNER.unsign(post.get("once", ""))
    except BadSignature:
        return ""
    return code if code.startswith(letter) else ""
