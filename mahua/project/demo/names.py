"""Invented names. Surnames and given names are common characters; units, streets and communities exist nowhere."""

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "建国志强晓明海燕文静俊杰丽娟伟东春梅卫红永康雅琴国华秀兰思远嘉怡子涵浩然明哲慧敏学军玉兰立新爱民振宇婉清少华佳宁德胜玉珍成林月华宏伟小雨新民桂英长青云飞一鸣若兰启航书瑶"
BUREAUS = (
    "住建局", "发展改革局", "教育局", "科技局", "工业信息局", "民政局", "司法局", "财政局", "人社局", "规划分局",
    "生态环境分局", "水务局", "农业农村局", "商务局", "文广旅局", "卫生健康局", "退役军人局", "应急管理局", "审计局", "国资局",
    "市场监管局", "统计局", "医保局", "信访局", "城管局", "政务服务局", "金融工作局", "园林局", "交通局", "投资促进局",
    "档案馆", "党校", "总工会", "团区委", "妇联", "工商联", "残联", "红十字会", "科协", "文联",
    "机关事务中心", "区委办", "区政府办", "人大办", "政协办", "组织部", "宣传部", "统战部", "政法委", "编办",
    "老干部局", "融媒体中心", "法学会", "侨联", "供销社",
)  # fmt: skip
STREETS = (
    "柳溪", "清河", "望江", "松岭", "东篱", "南浦", "桃源", "石桥", "云门", "白塔", "沙湾",
    "长堤", "花田", "竹园", "临湖", "北岸", "星光", "和顺", "双桂", "青龙", "兰亭", "汇景",
)  # fmt: skip
COMMUNITIES = (
    "金沙", "翠竹", "锦绣", "和平", "新风", "幸福", "阳光", "丰乐", "文昌", "永安", "康宁", "泰和", "春晖", "梅园", "碧波",
)  # fmt: skip
SECTIONS = (
    "综合",
    "业务一",
    "业务二",
    "执法",
    "服务",
    "信息",
    "财务",
    "审批",
    "督查",
    "宣传",
    "保障",
    "研究",
    "监测",
    "检验",
)
NUMERALS = "一二三四五六七八九十"


def person(rng) -> str:
    """A name of two or three characters; the same name comes up more than once, as in life."""
    given = rng.randrange(len(GIVEN) // 2) * 2
    one = rng.random() < 0.25
    return rng.choice(SURNAMES) + (GIVEN[given] if one else GIVEN[given : given + 2])


def ordinal(number: int) -> str:
    """第一, 第二 … 第十, 第十一 …"""
    tens, units = divmod(number, 10)
    words = ("" if tens == 1 else NUMERALS[tens - 1]) + "十" if tens else ""
    return "第" + words + (NUMERALS[units - 1] if units else "")
