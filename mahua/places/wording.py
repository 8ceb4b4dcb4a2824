"""Every Chinese label and message places need."""

AREA = "辖区"
MAP = "辖区地图"
LEVELS = {"street": "街道", "community": "社区", "grid": "网格"}
DATUMS = {"WGS84": "WGS84", "CGCS2000": "CGCS2000"}
TITLES = {"street": "街道范围", "community": "社区范围", "grid": "网格范围"}
INNER = {"street": "看社区", "community": "看网格"}
NO_NUMBER = "{b}：—"  # {b} is the name, put in by the chart
SEVERAL_OF_A_NAME = "{name}（{code}）"

NOT_READABLE = "读不了 {file}：{why}"
NOT_TEXT = "{file} 不是 UTF-8 编码的文本，请另存为 UTF-8 后再试。"
NOT_JSON = "文件不是完整的 GeoJSON：第 {line} 行第 {column} 个字符处读不下去。"
NOT_A_COLLECTION = "文件应当是一个 FeatureCollection，每个街道、社区或网格一个要素（features）。"
NO_DATUM = '没有写明坐标系。请在文件最外层写 "datum": "WGS84"，或在命令后加 --datum WGS84。'
WRONG_DATUM = "坐标系写的是“{datum}”。只收 WGS84 和 CGCS2000；GCJ-02、BD-09 等偏移坐标请先换算。"

IN_FEATURE = "第 {number} 个要素（{code}）：{words}"
NO_CODE = "没有代码"
NOTHING = "空"
CODE_FAULTS = {
    "digits": "代码（properties.code）应当全是数字。",
    "length": "代码应当是 12 位（街道、社区）或 {grid_length} 位（网格）。",
    "county": "前 6 位不是县级区划代码。",
    "street": "第 7 至 9 位“{street}”不是乡级代码，应在 001 至 599 之间。",
    "grid": "网格代码应当是社区的 12 位代码加序号，序号不能全是 0。",
}
NOT_ITS_COMMUNITY = "网格代码的前 12 位与所写的社区代码 {community} 不一致。"
NO_SUCH_COMMUNITY = "所属社区 {community} 还没有划定范围，请先划定社区，或放在同一个文件里。"
UNKNOWN_CODE = "没有哪个{level}用这个代码。请在 properties 里写明 organisation（组织编码，或“街道名／社区名”）。"
OTHER_LEVEL = "{name}是{kind}，代码却是{level}的代码。"
CODE_TAKEN = "这个代码已经是{name}的。"
DRAWN_ALREADY = "{name}已用代码 {code} 划定。"
TWICE = "与第 {number} 个要素的代码重复。"
NOT_A_POLYGON = "图形应当是 Polygon 或 MultiPolygon，现在是 {kind}。"
BAD_COORDINATES = "坐标不完整，或不是数字。"
NO_PLACE_ON_EARTH = "坐标 {lon}, {lat} 不在地球上；次序应当是先经度、后纬度。"
NOT_CLOSED = "边界没有闭合：起点 {first}，终点 {last}。"
TOO_FEW_CORNERS = "边界至少要有三个不同的点。"
CROSSES_ITSELF = "边界自相交，在 {near} 附近。"
MISPLACED = "{name}（{code}）的中心不在{outer}之内，请核对两者的代码和边界。"
GRID_NAME = "{community}第{number}网格"

NOTHING_BROUGHT_IN = "有 {count} 处问题，没有导入。"
MORE_PROBLEMS = "……另有 {count} 处。"
CHECKED = "检查通过，没有写入：将新划定 {fresh} 个，重新划定 {changed} 个，没有变化 {same} 个。"
BROUGHT_IN = "已导入：新划定 {fresh} 个，重新划定 {changed} 个，没有变化 {same} 个。"
