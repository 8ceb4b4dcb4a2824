"""How people in the 示例区 call, and how bodies answer: sentences put together from parts. No name and no number in any."""

LASTING = (
    "已经三天了",
    "快一周了",
    "半个月了",
    "一个多月了",
    "从上月起就这样",
    "昨晚开始的",
    "今天早上发现的",
    "断断续续有一阵了",
)
EFFECTS = (
    "老人和孩子出行不便", "住户意见很大", "晚上没法休息", "有安全隐患", "附近居民都受影响", "接送孩子很不方便",
    "轮椅过不去", "怕出事", "邻里为这事吵过", "店家也说没办法",
)  # fmt: skip
BEFORE = (
    "找过物业，说要等。",
    "之前打过电话，没有下文。",
    "群里反映过几次。",
    "社区已到现场看过。",
    "第一次反映。",
    "去年也有过一次。",
    "",
)
WISHES = (
    "请尽快派人看看", "请给个准信", "请有关单位牵头解决", "请明确由谁负责", "请核实后答复", "请先排除隐患", "请说明办理时间",
    "请现场协调一次",
)  # fmt: skip
LEADS = (
    "居民反映",
    "几户居民一起反映",
    "网格员巡查发现",
    "楼长反映",
    "走访时听到",
    "商户反映",
    "一位老人来社区说",
    "业主群里反映",
)
ESTATES = ("苑", "花园", "小区", "里", "新村", "家园", "公寓")
BUILDING = ("{n}栋{m}单元", "{n}栋", "{n}号楼", "{n}栋东侧楼道", "{n}号楼{m}单元")
ROAD = ("东门外路段", "西门口", "北侧小路", "南门公交站旁", "菜场路口", "学校旁路段", "{n}栋前道路", "河边步道口")
OPEN = ("中心花园", "小广场", "北侧空地", "地面停车场", "活动中心旁", "儿童乐园", "南侧工地", "垃圾房旁")
SPOTS = {"楼": BUILDING, "路": ROAD, "场": OPEN}
DONE = (
    "已到现场处理完毕，并向居民说明。", "已修复并试用，情况正常。", "已联系责任单位整改，今天复查合格。", "已清理，并列入每日巡查。",
    "已更换损坏部件，后续由专人负责。", "已召集各方协商一致，按约定办理。",
)  # fmt: skip
PARTLY = (
    "先做了临时处理，彻底解决要等下一批计划。", "已解决主要问题，其余待材料到货。", "已与多数住户谈妥，个别意见继续沟通。",
    "已排除隐患，外观修补排在下月。",
)  # fmt: skip
CANNOT = (
    "按现行规定不具备办理条件，已向居民说明。",
    "现场测量不符合设置条件，已解释并提供替代办法。",
    "属双方民事约定，已告知可走的途径。",
)
NOT_OURS = ("经核实不在本单位职责内，已告知应找的单位。", "产权属其他单位，已把情况转去。")
BASIS = {
    "unsolvable": ("本区设置规范第五条", "现行技术标准", "物业服务合同约定"),
    "not_ours": ("职责清单", "产权登记资料"),
}
ANSWERS = {"solved": DONE, "partly": PARTLY, "unsolvable": CANNOT, "not_ours": NOT_OURS}
UNHAPPY = ("说修好了，第二天又坏了。", "只打了电话，没有到现场。", "答复和实际对不上。", "问题还在，居民不认可。")
RETURNS = {
    "not_ours": "这件事的主管单位不是我们，请改派。",
    "other_place": "现场在邻街道辖区内。",
    "unclear": "没有写清是哪一栋，无法到场。",
    "needs_lead": "要由主管单位牵头，我们可以配合。",
}
SOLVED_HERE = ("街道已协调物业处理好。", "网格员上门做了解释，居民认可。", "街道执法队当场整改。")
URGED = ("居民再次来问，请抓紧。", "已过半程，请说明进展。", "事关安全，请今天到现场。")
HANDED_UP = ("需要主管单位到场", "街道协调两次没有结果", "涉及多家单位", "")
TEMPLATES = (
    ("已到现场处理", "您反映的问题我单位已于当天到现场处理完毕，请查看。如仍有问题，请随时呼我们。"),
    ("需要排期", "您反映的问题已核实，需列入改造计划。期间我们先做临时处理，并每月告知进展。"),
    ("不具备条件", "经现场核实，按现行规定不具备办理条件，依据如下：。可以采取的替代办法是：。"),
)
TOPICS = {
    "加装电梯": (
        "加装电梯的事又停了，高层住户想装", "一楼住户反对加装电梯，担心采光", "加装电梯公示被人撕了", "加装电梯费用分摊谈不拢",
        "楼里老人盼着加装电梯，签字差两户", "加装电梯施工围挡拆了又搭", "低层住户说加装电梯影响通风", "加电梯的事请主管单位来说清楚",
    ),
    "夜间施工": (
        "工地夜里十一点还在施工", "半夜打桩，全楼睡不着", "凌晨渣土车进出鸣笛", "工地夜里灯照进卧室，机器不停", "连着三晚通宵施工",
        "夜里浇筑混凝土，噪声很大", "考试前夜工地还在响",
    ),
    "站点设置": (
        "公交站迁走后老人看病要多走一站", "公交站挪到桥那头，接孩子不方便", "请把公交站迁回原处", "新公交站没有斑马线，过街危险",
        "公交站牌撤了没有通知", "公交站迁移后雨天没处躲",
    ),
}  # fmt: skip


def place_in(rng, community, spot) -> str:
    """Where it is: an estate of the community and a spot in it."""
    estate = community.name[2:4] + rng.choice(ESTATES)
    if spot not in SPOTS:
        return estate
    return estate + rng.choice(SPOTS[spot]).format(n=rng.randrange(1, 19), m=rng.randrange(1, 5))


def told(rng, where, way) -> tuple[str, str]:
    """(title, text) of a call in somebody's words."""
    lasting, effect, wish = rng.choice(LASTING), rng.choice(EFFECTS), rng.choice(WISHES)
    title = rng.choice(("{where}{way}", "{where}{way}", "{where}：{way}", "{way}（{where}）", "{where}{way}，{wish}"))
    parts = [f"{rng.choice(LEADS)}：{where}{way}", rng.choice((lasting, effect, f"{lasting}，{effect}"))]
    text = "，".join(parts) + "。" + rng.choice(BEFORE) + rng.choice((f"{wish}。", f"{wish}，谢谢。", ""))
    return title.format(where=where, way=way, wish=wish)[:60], text
