"""The words of the made pages, in English and Chinese: nothing is taken from a real report."""

COVER = [
    ("Report No.:", "报告编号:", "GLT{n}-{m}"),
    ("Date of issue:", "签发日期:", "2026-0{d}-1{d}"),
    ("Sample received:", "收样日期:", "2026-02-2{d}"),
    ("Test period:", "检测周期:", "2026-02-2{d} ~ 2026-03-0{d}"),
    ("Applicant:", "委托单位:", "Blue Harbour Trading Co., Ltd. 蓝港贸易有限公司"),
    ("Manufacturer:", "生产单位:", "Ningbo Morning Star Toys Factory 宁波晨星玩具厂"),
    ("Sample name:", "样品名称:", "Wooden stacking rings 木制叠叠圈"),
    ("Model No.:", "型号:", "WS-{m}A, WS-{m}B"),
    ("Item No.:", "货号:", "JY-{d}0{d}"),
    ("GTIN:", "商品条码:", "952004110{m}"),
    ("Age grade:", "适用年龄:", "18 months+ 18个月以上"),
    ("Country of origin:", "原产国:", "China 中国"),
    ("CPSC Lab ID:", "CPSC实验室编号:", "1{m}"),
    ("CNAS No.:", "CNAS编号:", "L{m}"),
]
WIDE_EN = (
    "This test report is issued by the company under its general conditions of service and relates only "
    "to the samples tested as received."
)
WIDE_ZH = (
    "本报告仅对来样负责，未经本实验室书面同意不得部分复制本报告，"
    "报告无检验检测专用章及骑缝章无效，涂改无效，对报告如有异议请于十五日内提出。"
)
CONCLUSIONS = [
    ("ASTM F963-23 ", "Mechanical hazards", "物理机械性能"),
    ("GB 31701-2015 ", "Heavy elements", "重金属"),
    ("16 CFR 1303 ", "Lead in paint", "涂层铅含量"),
]
CLAUSES = [
    ("4.1", "Material Quality", "材料质量"),
    (
        "4.3.5.1",
        "Heavy elements in paint and similar surface coating materials",
        "油漆及类似表面涂层中的重金属元素",
    ),
    ("4.3.5.2(2)(b)", "Soluble migration", "可迁移元素"),
    ("4.5", "Sound-producing toys", "发声玩具"),
    ("4.6.1", "Small objects", "小零件"),
    ("4.7", "Accessible edges", "可触及锐利边缘"),
    ("4.8", "Projections", "突出物"),
    ("4.9", "Accessible points", "可触及锐利尖端"),
    ("4.10", "Wires or rods", "金属丝和杆件"),
    ("4.14", "Cords, straps and elastics", "绳索、带子和弹性绳"),
    ("4.16", "Confined spaces", "密闭空间"),
    ("4.21", "Projectile toys", "弹射玩具"),
    ("4.25", "Battery-operated toys", "电池驱动玩具"),
    ("4.38", "Magnets", "磁体和磁性部件"),
    ("5.2", "Toxicology labelling", "毒理标识"),
    ("8.5", "Normal use testing", "正常使用测试"),
    ("8.7", "Impact test", "跌落测试"),
    ("8.8", "Torque tests for removal of components", "扭力测试"),
]
RESULTS = {
    "en": [
        ["P", "F", "N/A", "P", "NT"],
        ["Pass", "Fail", "N/A", "Pass"],
        ["PASS", "FAIL", "N.A.", "PASS", "-"],
        ["Y", "N", "NA", "Y", "-"],
        ["P", "F", "-", "P", "NA"],
    ],
    "zh": [
        ["符合", "不符合", "不适用", "符合", "/"],
        ["合格", "不合格", "未检", "合格", "—"],
        ["P", "F", "N/A", "P", "/"],
        ["通过", "不通过", "不适用", "通过", "/"],
    ],
    "both": [["P", "F", "N/A", "P"], ["符合", "不符合", "/", "合格"], ["Pass", "Fail", "不适用", "Pass"]],
}
"""Ways in which one table says its results; a table keeps to one."""

PASSES = frozenset({"P", "Pass", "PASS", "Y", "符合", "合格", "通过"})
FAILS = frozenset({"F", "Fail", "FAIL", "N", "不符合", "不合格", "不通过"})

ANALYTES = [
    ("Lead", "铅", "7439-92-1", "90"),
    ("Cadmium", "镉", "7440-43-9", "75"),
    ("Mercury", "汞", "7439-97-6", "60"),
    ("Arsenic", "砷", "7440-38-2", "25"),
    ("Barium", "钡", "7440-39-3", "1000"),
    ("Antimony", "锑", "7440-36-0", "60"),
    ("Selenium", "硒", "7782-49-2", "500"),
    ("Chromium", "铬", "7440-47-3", "60"),
]
MEASURED_HEAD = [
    ("Analyte", "项目"),
    ("CAS No.", "CAS号"),
    ("Limit", "限值"),
    ("RL", "检出限"),
    ("1", "1"),
    ("2", "2"),
    ("Unit", "单位"),
]
CLAUSE_HEAD = [("No.", "序"), ("Clause", "条款"), ("Test item", "检测项目"), ("Result", "结果")]
