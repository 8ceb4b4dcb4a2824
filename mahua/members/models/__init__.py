from mahua.members.models.member import Member
from mahua.members.models.membership import Membership
from mahua.members.models.post import Post

__all__ = ["Member", "Membership", "Post"]
