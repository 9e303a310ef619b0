"""Made report pages with known text: a cover, a dense clause table and two measurement tables.

Every page comes as a PDF with the list of the texts printed on it; nothing is taken from a real report.
"""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LATIN_FONTS = ("LiberationSans-Regular.ttf", "DejaVuSans.ttf", "arial.ttf")
CHINESE_FONTS = ("wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "NotoSansCJK-Regular.ttc", "simsun.ttc")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
MARGIN = 45.0


@dataclass(frozen=True)
class MadePage:
    """A page as a one-page PDF. `cells` are the printed texts, one for each printed line of a cell."""

    name: str
    language: str
    pdf: bytes
    cells: tuple[str, ...]


def made_pages(language: str, seed: int = 7) -> tuple[MadePage, ...]:
    """The three pages in `en`, `zh` or `both`. Raises FileNotFoundError where no font has the script."""
    rng = random.Random(seed)
    font = _register(LATIN_FONTS if language == "en" else CHINESE_FONTS)
    makers = {"cover": _cover, "clauses": _clauses, "measurements": _measurements}
    return tuple(_page(name, language, font, maker, rng) for name, maker in makers.items())


def _register(candidates: Sequence[str]) -> str:
    for folder in FONT_FOLDERS:
        for name in candidates:
            for path in folder.rglob(name):
                pdfmetrics.registerFont(TTFont(path.stem, str(path)))
                return path.stem
    raise FileNotFoundError(f"none of the fonts {', '.join(candidates)} is installed")


class _Sheet:
    """A canvas that remembers what was printed on it."""

    def __init__(self, font: str) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.font, self.cells = font, list[str]()
        self.y = A4[1] - MARGIN

    def text(self, x: float, y: float, text: str, size: float) -> None:
        self.canvas.setFont(self.font, size)
        self.canvas.drawString(x, y, text)
        self.cells.append(text)

    def line(self, text: str, size: float = 10, x: float = MARGIN) -> None:
        self.y -= size * 1.5
        self.text(x, self.y, text, size)

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[str]], size: float = 9) -> None:
        for row in rows:
            self._row(widths, row, size)
        self.y -= 12

    def _row(self, widths: Sequence[float], row: Sequence[str], size: float) -> None:
        split = [
            simpleSplit(text, self.font, size, width - 6) for text, width in zip(row, widths, strict=True)
        ]
        height = max(len(lines) for lines in split) * size * 1.25 + 6
        x = MARGIN
        for lines, width in zip(split, widths, strict=True):
            self.canvas.setLineWidth(0.6)
            self.canvas.rect(x, self.y - height, width, height)
            for index, line in enumerate(lines):
                self.text(x + 3, self.y - size * 1.1 - 2 - index * size * 1.25, line, size)
            x += width
        self.y -= height


def _page(name: str, language: str, font: str, maker, rng: random.Random) -> MadePage:  # type: ignore[no-untyped-def]
    sheet = _Sheet(font)
    maker(sheet, language, rng)
    sheet.canvas.save()
    return MadePage(name, language, sheet.buffer.getvalue(), tuple(sheet.cells))


def _say(language: str, en: str, zh: str) -> str:
    return {"en": en, "zh": zh, "both": f"{en} {zh}"}[language]


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


def _cover(sheet: _Sheet, language: str, rng: random.Random) -> None:
    sheet.line(_say(language, "TEST REPORT", "检测报告"), 18, 220)
    sheet.y -= 10
    for en, zh, value in COVER:
        filled = value.format(
            n=rng.randrange(100000, 999999), m=rng.randrange(1000, 9999), d=rng.randrange(1, 9)
        )
        parts = filled.split(" ")
        latin = " ".join(part for part in parts if part.isascii())
        chinese = "".join(part for part in parts if not part.isascii())
        sheet.line(_say(language, en, zh))
        shown = {"en": latin or filled, "zh": chinese or filled, "both": filled}[language]
        sheet.text(MARGIN + 150, sheet.y, shown, 10)
    sheet.y -= 14
    sheet.line(WIDE_EN if language == "en" else WIDE_ZH, 7.5 if language == "en" else 7)
    sheet.y -= 14
    sheet.table(
        (330, 170),
        [
            [_say(language, "Test requested", "检测项目"), _say(language, "Conclusion", "结论")],
            [
                "ASTM F963-23 " + _say(language, "Mechanical hazards", "物理机械性能"),
                _say(language, "Pass", "合格"),
            ],
            ["GB 31701-2015 " + _say(language, "Heavy elements", "重金属"), _say(language, "Fail", "不合格")],
            ["16 CFR 1303 " + _say(language, "Lead in paint", "涂层铅含量"), _say(language, "Pass", "符合")],
        ],
    )


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
    "en": ["P", "F", "N/A", "Pass", "P", "-", "NT", "Y"],
    "zh": ["符合", "不符合", "合格", "P", "/", "N/A", "通过", "未检"],
    "both": ["P", "F", "N/A", "符合", "合格", "/", "Pass", "不适用"],
}


def _clauses(sheet: _Sheet, language: str, rng: random.Random) -> None:
    head = [
        _say(language, en, zh)
        for en, zh in (("No.", "序"), ("Clause", "条款"), ("Test item", "检测项目"), ("Result", "结果"))
    ]
    rows = [head]
    for number in range(1, 31):
        clause, en, zh = CLAUSES[(number - 1) % len(CLAUSES)]
        rows.append([str(number), clause, _say(language, en, zh), rng.choice(RESULTS[language])])
    sheet.line("ASTM F963-23", 11)
    sheet.table((40, 80, 300, 80), rows)


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


def _measurements(sheet: _Sheet, language: str, rng: random.Random) -> None:
    for _ in range(2):
        head = [
            ("Analyte", "项目"),
            ("CAS No.", "CAS号"),
            ("Limit", "限值"),
            ("RL", "检出限"),
            ("1", "1"),
            ("2", "2"),
            ("Unit", "单位"),
        ]
        rows = [[en if en == zh else _say(language, en, zh) for en, zh in head]]
        for en, zh, cas, limit in ANALYTES:
            values = [
                rng.choice(["ND", "<5", str(rng.randrange(5, 80)), f"{rng.uniform(0, 9):.2f}"])
                for _ in range(2)
            ]
            rows.append([_say(language, en, zh), cas, limit, "5", *values, "mg/kg"])
        verdict = rng.choice(["P", "F"]) if language == "en" else rng.choice(["符合", "不符合"])
        rows.append([_say(language, "Result", "结论"), "-", "-", "-", verdict, verdict, "/"])
        sheet.line(_say(language, "Soluble elements, specimen 1 + 2", "可迁移元素 试样1+2"), 10)
        sheet.y -= 4
        sheet.table((110, 75, 60, 60, 65, 65, 65), rows)
