"""What calls look like as sheets: what the hotline (12345) sends, what goes back to it, and the list taken out.

Whatever leaves is the masked edition; of a requester no column knows more than what is sealed on the way in.
"""

from mahua.kernel.days import SHANGHAI
from mahua.kernel.spreadsheets.columns import Column, Kind

BATCH = 500

OUTSIDE_NUMBER = Column(
    "outside_number",
    "12345工单编号",
    Kind.CODE,
    required=True,
    unique=True,
    max_length=40,
    synonyms=("工单编号", "工单号", "诉求编号", "受理编号", "办件编号", "来电编号", "流水号", "事件编号"),
)
RECEIVED_AT = Column(
    "received_at",
    "受理时间",
    Kind.MOMENT,
    required=True,
    synonyms=(
        "来电时间",
        "诉求时间",
        "登记时间",
        "创建时间",
        "反映时间",
        "接收时间",
        "派单时间",
        "受理日期",
        "来电日期",
    ),
)
HOTLINE_IN = (
    OUTSIDE_NUMBER,
    RECEIVED_AT,
    Column("title", "诉求标题", Kind.TEXT, synonyms=("标题", "工单标题", "事项名称", "诉求主题", "主题", "问题标题")),
    Column(
        "text",
        "诉求内容",
        Kind.TEXT,
        max_length=5000,
        synonyms=("内容", "主要内容", "反映内容", "问题描述", "工单内容", "来电内容", "诉求详情", "详细内容"),
    ),
    Column(
        "category",
        "诉求类别",
        Kind.TEXT,
        synonyms=("类别", "问题分类", "问题类型", "诉求分类", "三级分类", "二级分类", "一级分类", "工单类别", "归口类别"),
    ),
    Column("urgency", "紧急程度", Kind.TEXT, synonyms=("缓急程度", "优先级", "工单级别", "紧急等级", "办理等级")),
    Column("street", "所属街道", Kind.TEXT, synonyms=("街道", "街镇", "所在街道", "属地街道", "街道办", "镇街")),
    Column("community", "所属社区", Kind.TEXT, synonyms=("社区", "所在社区", "村居", "社区居委会", "居委会")),
    Column(
        "place", "地点", Kind.TEXT, max_length=200,
        synonyms=("诉求地址", "事发地址", "发生地点", "事发地点", "详细地址", "地址", "问题地点"),
    ),
    Column("name", "诉求人", Kind.TEXT, synonyms=("来电人", "反映人", "联系人", "市民姓名", "姓名", "来电人姓名")),
    Column(
        "phone", "联系电话", Kind.TEXT,
        synonyms=("来电号码", "电话", "手机号", "手机号码", "联系方式", "联系号码", "主叫号码"),
    ),
)  # fmt: skip
HOTLINE_OUT = (
    OUTSIDE_NUMBER,
    Column("number", "本平台编号", Kind.CODE),
    Column("state", "办理状态", Kind.TEXT),
    Column("outcome", "办理结果", Kind.TEXT),
    Column("unit", "承办单位", Kind.TEXT),
    Column("answer", "答复内容", Kind.TEXT),
    Column("answered_at", "答复时间", Kind.MOMENT),
)
CHOSEN = ("urgency", "direction", "channel", "state", "outcome")
MOMENTS = ("raised_at", "due_at", "answered_at", "ended_at")
CALLS_OUT = (
    Column("number", "编号", Kind.CODE),
    Column("outside_number", "12345工单编号", Kind.CODE),
    Column("title", "事由", Kind.TEXT),
    Column("text", "内容", Kind.TEXT),
    Column("category", "类别", Kind.TEXT),
    Column("urgency", "紧急程度", Kind.TEXT),
    Column("direction", "方向", Kind.TEXT),
    Column("channel", "来源", Kind.TEXT),
    Column("caller", "呼叫方", Kind.TEXT),
    Column("place", "地点", Kind.TEXT),
    Column("state", "状态", Kind.TEXT),
    Column("lead", "主办单位", Kind.TEXT),
    Column("outcome", "结果", Kind.TEXT),
    Column("rounds", "第几次办理", Kind.INTEGER),
    Column("raised_at", "呼叫时间", Kind.MOMENT),
    Column("due_at", "解决期限", Kind.MOMENT),
    Column("answered_at", "答复时间", Kind.MOMENT),
    Column("ended_at", "结束时间", Kind.MOMENT),
)


def export_calls(calls):
    """Rows of the list taken out; the queryset brings the bodies and the category."""
    for call in calls.iterator(chunk_size=BATCH):
        yield {
            **{key: getattr(call, key) for key in ("number", "outside_number", "title", "text", "place")},
            **{key: getattr(call, f"get_{key}_display")() for key in CHOSEN},
            **{key: str(getattr(call, key) or "") for key in ("caller", "lead", "category")},
            **{key: wall(getattr(call, key)) for key in MOMENTS},
            "rounds": call.round,
        }


def wall(at):
    """An instant as the clocks of this district show it."""
    return at and at.astimezone(SHANGHAI).replace(tzinfo=None)
