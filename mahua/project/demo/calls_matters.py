"""What calls of the 示例区 are about: an invented tree of matters, each with the bureau it belongs to and how people say it."""

from dataclasses import dataclass

from mahua.calls.models import Category, RoutingRule
from mahua.ledger.batches import insert_rows

# 大类/小类/事项/归口/在哪（楼、路、场）/怎么说
WRITTEN = """
住房物业/电梯/电梯停运/住建局/楼/电梯停运，老人上下楼困难；电梯又停了，挂着检修牌没人修
住房物业/电梯/加装电梯/住建局/楼/想加装电梯，楼上楼下意见不一；加装电梯方案公示后低层住户不同意
住房物业/电梯/电梯困人/住建局/楼/电梯半个月困了两次人；电梯运行抖动，困过人
住房物业/房屋质量/外墙脱落/住建局/楼/外墙瓷砖往下掉；外墙空鼓，掉皮砸到车
住房物业/房屋质量/屋面渗漏/住建局/楼/楼顶漏水，顶层住户家里发霉；下雨屋面渗水
住房物业/物业服务/保洁不到位/住建局/楼/楼道没人打扫，垃圾堆着；物业保洁一周不来
住房物业/物业服务/收费有疑问/住建局/场/物业费涨价没有公示；停车费收了不给票据
住房物业/物业服务/门禁损坏/住建局/楼/单元门禁坏了，生人随便进；门禁刷不开
住房物业/业主自治/业委会换届/住建局/场/业委会到期没有换届；业委会选举没人组织
住房物业/业主自治/维修资金/住建局/楼/想用维修资金，签字总凑不齐；维修资金的账看不明白
住房物业/老旧改造/改造工期/住建局/场/老旧小区改造停工了，路面挖开没回填；改造工期一拖再拖
住房物业/老旧改造/管线改造/住建局/楼/改造漏了我们楼的管线；雨污分流没有做到这栋
城市管理/市容/占道经营/城管局/路/流动摊贩占了人行道；早市散了路上全是菜叶
城市管理/市容/店外堆放/城管局/路/商铺把货堆到盲道上；店门口冰柜占道
城市管理/市容/小广告/城管局/楼/楼道墙上贴满小广告；单元门口小广告清了又贴
城市管理/环卫/垃圾清运/城管局/场/垃圾桶满了没人清；大件垃圾堆了一周
城市管理/环卫/公厕管理/城管局/场/公厕异味大，没有水；公厕夜里锁门
城市管理/违建/楼顶搭建/城管局/楼/楼顶有人搭建阳光房；顶层住户私自封平台
城市管理/违建/占用绿地/城管局/场/有人占绿地种菜；一楼住户圈了公共绿地
城市管理/养犬/不拴绳/城管局/场/遛狗不拴绳，孩子被吓到；有人在草坪遛大型犬
城市管理/噪声/夜间施工/城管局/场/工地半夜还在施工，睡不着；凌晨打桩声音很大
城市管理/噪声/广场舞/城管局/场/广场舞音响太响；晚上九点还在放音乐
城市管理/停车/违停/交通局/路/消防通道停满了车；路口两侧违停，公交转不过弯
城市管理/停车/车位不足/交通局/场/夜里没地方停车；车位被长期占用
交通出行/公交/站点设置/交通局/路/公交站挪远了，老人要多走一站路；站台没有雨棚和座椅
交通出行/公交/班次间隔/交通局/路/公交等了四十分钟；早高峰挤不上车
交通出行/道路/路面破损/交通局/路/路面塌了一块；井盖松动，车过就响
交通出行/道路/路灯不亮/交通局/路/路灯一排都不亮；路灯白天亮晚上灭
交通出行/道路/信号灯/交通局/路/红绿灯时间太短，老人过不去；路口没有人行信号灯
交通出行/共享单车/乱停放/交通局/路/共享单车堵了出入口；单车堆在盲道上
交通出行/无障碍/坡道缺失/残联/路/没有无障碍坡道，轮椅上不去；坡道太陡，轮椅推不上
供水排水/供水/停水/水务局/楼/停水两天没有通知；水压低，六楼上不来水
供水排水/供水/水质/水务局/楼/自来水发黄；水里有异味
供水排水/排水/污水外溢/水务局/路/下水道冒污水；化粪池满了往外溢
供水排水/排水/积水/水务局/路/一下雨就积水；雨水口堵了，水排不走
供水排水/河道/河道脏污/水务局/场/河面漂着垃圾；河水发黑有味
生态环境/大气/油烟/生态环境分局/楼/楼下饭店油烟直排；烧烤店烟往家里灌
生态环境/大气/扬尘/生态环境分局/场/工地不盖网，扬尘大；渣土车一路掉土
生态环境/噪声扰民/设备噪声/生态环境分局/楼/楼下空调外机整夜响；水泵房嗡嗡响
生态环境/噪声扰民/经营噪声/生态环境分局/路/酒吧音乐响到后半夜；店铺喇叭循环叫卖
园林绿化/树木/树枝遮挡/园林局/楼/树枝伸进窗户；树挡了路灯
园林绿化/树木/枯树危树/园林局/路/有棵枯树快倒了；大风后树枝悬在人行道上
园林绿化/公园/设施损坏/园林局/场/公园健身器材坏了；步道木板断了
园林绿化/公园/绿地管护/园林局/场/草坪踩秃了没补；花坛只剩土
教育/入学/学位/教育局/无/孩子上学学区怎么划；随迁子女报名材料有疑问
教育/入学/转学/教育局/无/转学手续不知道找谁；跨区转学没有答复
教育/校园/校门交通/教育局/路/放学时校门口堵死；校门前没有减速带
教育/校园/课后服务/教育局/无/课后服务收费没说清；课后托管名额不够
教育/培训/退费难/教育局/无/培训机构关门不退费；课没上完换了地方不退钱
卫生健康/医疗服务/社区就诊/卫生健康局/无/社区医院开不到药；社区门诊只上半天
卫生健康/医疗服务/预约挂号/卫生健康局/无/老人不会网上挂号；窗口不给现场号
卫生健康/公共卫生/疫苗接种/卫生健康局/无/接种点改了时间没通知；孩子疫苗约不上
卫生健康/公共卫生/病媒防治/卫生健康局/场/楼道有老鼠；积水坑蚊子多
社会保障/养老/助餐/民政局/场/老年餐桌停了；助餐点菜太少太贵
社会保障/养老/居家照护/民政局/无/失能老人想申请上门照护；适老化改造怎么申请
社会保障/救助/低保/民政局/无/低保复核没有结果；临时救助材料反复补
社会保障/残疾人/辅具/残联/无/轮椅申请三个月没消息；辅具适配不知道去哪里
社会保障/就业/技能培训/人社局/无/技能补贴没有到账；培训班报名网站打不开
社会保障/就业/欠薪/人社局/无/餐馆欠两个月工资；工地结账一拖再拖
社会保障/医保/报销/医保局/无/异地住院报销没到账；门诊慢病认定等很久
社会保障/退役/优抚/退役军人局/无/优待证补办没消息；优抚金标准想问清楚
市场监管/食品/餐饮卫生/市场监管局/路/小吃店后厨很脏；外卖吃出异物
市场监管/食品/过期食品/市场监管局/路/超市卖过期牛奶；临期面包没有标
市场监管/消费/预付卡/市场监管局/路/健身房关门，卡里还有钱；理发店换老板不认卡
市场监管/消费/价格/市场监管局/路/菜场标价和收的不一样；停车场没公示价格
市场监管/特种设备/电动车充电/市场监管局/场/充电桩坏了半排；充电桩电费比别处贵
市场监管/特种设备/气瓶/市场监管局/路/早点摊用旧煤气瓶；送气的不验瓶
安全/消防/通道堵塞/应急管理局/楼/楼道堆满杂物，消防栓打不开；安全出口锁着
安全/消防/电动车进楼/应急管理局/楼/电动车推上楼充电；飞线充电从五楼拉下来
安全/燃气/漏气隐患/应急管理局/楼/楼道闻到燃气味；燃气管生锈
安全/燃气/入户安检/应急管理局/楼/安检员一年没来；软管老化不知道找谁换
安全/高空/抛物/应急管理局/楼/有人往楼下扔烟头；高空抛物砸了遮阳棚
政务服务/窗口/排队久/政务服务局/无/办证大厅排了两个小时；中午窗口不办
政务服务/窗口/一次告知/政务服务局/无/材料跑了三趟；窗口和网上说的不一样
政务服务/网上办/系统问题/政务服务局/无/网上申报总提示失败；人脸识别过不去，老人办不了
政务服务/证照/居住证/政务服务局/无/居住证续签没有回音；自助机打不出证明
文体旅游/设施/球场开放/文广旅局/场/球场锁着不开；灯光球场不亮灯
文体旅游/设施/图书室/文广旅局/场/社区图书室总关门；书太旧没更新
文体旅游/活动/活动扰民/文广旅局/场/演出音响对着居民楼；活动散场没人清场
规划建设/规划/规划咨询/规划分局/场/旁边空地要建什么；规划公示看不懂
规划建设/征收/补偿安置/规划分局/场/安置房什么时候交；过渡费没有按时发
规划建设/工地/围挡占道/住建局/路/围挡占了半条路；围挡挡住出入口视线
通信电力/电力/频繁停电/发展改革局/楼/一个月停电四次；电压不稳，灯一闪一闪
通信电力/通信/线缆杂乱/工业信息局/路/电线垂到头顶；弱电井盖没了
法律民生/纠纷/邻里纠纷/司法局/楼/楼上漏水不肯修；邻居占用公共过道
法律民生/法律援助/法援申请/司法局/无/想申请法律援助；劳动纠纷想找人调解
"""
ELSEWHERE = ("纪检举报", "区纪委监委信访室")
QUESTIONS = {
    "电梯": [
        {"key": "lift", "words": "几号梯？", "required": False},
        {"key": "trapped", "words": "有没有人被困？", "required": True},
    ],
    "公交": [{"key": "line", "words": "哪一路、哪一站？", "required": False}],
    "噪声": [{"key": "hours", "words": "一般几点到几点？", "required": False}],
}


@dataclass(frozen=True)
class Matter:
    """A leaf of the tree: what it is, whose it is, where such things are, and ways to say it."""

    category: Category
    bureau: str
    spot: str
    ways: tuple[str, ...]


def lay_out(rng) -> tuple[list[Matter], Category]:
    """The category tree in three levels, written; the matters, and the category that belongs elsewhere (举报)."""
    known: dict[tuple[str, ...], Category] = {}
    lines = [line.split("/") for line in WRITTEN.split("\n") if line]
    for depth in (1, 2, 3):
        keys = list(dict.fromkeys(tuple(line[:depth]) for line in lines))
        rows = [
            Category(
                code=rng.code("k"), parent=known.get(key[:-1]), name=key[-1], order=place,
                questions=QUESTIONS.get(key[-1], []) if depth == 2 else [],
            )
            for place, key in enumerate(keys, start=1)
        ]  # fmt: skip
        insert_rows(rows, known_by="code")
        known |= dict(zip(keys, rows, strict=True))
    away = Category(code=rng.code("k"), name=ELSEWHERE[0], order=99, elsewhere=ELSEWHERE[1])
    insert_rows([away], known_by="code")
    return [Matter(known[tuple(line[:3])], line[3], line[4], tuple(line[5].split("；"))) for line in lines], away


def lay_rules(matters, unit_of, street):
    """Rules in order: words and places first, then a rule for each second-level category that is one bureau's."""
    by_second: dict[int, list[Matter]] = {}
    for matter in matters:
        by_second.setdefault(matter.category.parent_id, []).append(matter)
    single = {key: some for key, some in by_second.items() if len({each.bureau for each in some}) == 1}
    first = next(matter for matter in matters if matter.category.name == "漏气隐患")
    parking = next(matter for matter in matters if matter.category.name == "违停")
    rows = [
        RoutingRule(words="燃气味 漏气 煤气味", unit=unit_of(first.bureau)),
        RoutingRule(category=parking.category, place_path=street.path, place_name=street.name, unit=street),
        *(RoutingRule(category_id=key, unit=unit_of(some[0].bureau)) for key, some in single.items()),
    ]
    for order, row in enumerate(rows, start=1):
        row.order = order * 10
    insert_rows(rows)
