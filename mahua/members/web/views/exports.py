"""Rosters as workbooks; every export stands in the security log."""

from mahua.access.locks import may
from mahua.members import wording
from mahua.members.models import Member, Post
from mahua.members.post_sheets import POSTS_OUT, export_posts
from mahua.members.sheets import MEMBERS_OUT, export_members
from mahua.members.web.asking import today
from mahua.members.web.filters import MemberFilter
from mahua.ui.exports import workbook


@may("members.export_member")
def members(request):
    found = MemberFilter(request.GET).apply(Member.objects.visible_to(request.user).for_list())
    about = f"members {found.count()}"
    return workbook(request, MEMBERS_OUT, export_members(found), title=wording.MEMBERS_SHEET, about=about)


@may("members.export_member")
def posts(request):
    found = Post.objects.visible_to(request.user).on(today()).for_list()
    return workbook(request, POSTS_OUT, export_posts(found), title=wording.POSTS_SHEET, about=f"posts {found.count()}")
