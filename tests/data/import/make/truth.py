"""The clean items of a catalogue: what a careful reader must find in the messy file. The truth never comes from a file.

An item is one line of twelve columns between ``|``; ``"`` repeats the column of the line above, empty means none:

    一级>…  二级>三级 | 内容；… | 依据 … | 时限 | 主体；… | 渠道 | 对象 | 方式 | 层级 | 扩展 …
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHANNELS = {
    "网": "政府网站",
    "报": "政府公报",
    "微": "两微一端",
    "会": "发布会/听证会",
    "视": "广播电视",
    "纸": "纸质媒体",
    "查": "公开查阅点",
    "政": "政务服务中心",
    "便": "便民服务站",
    "户": "入户/现场",
    "栏": "社区/企事业单位/村公示栏（电子屏）",
    "推": "精准推送",
    "他": "其他",
}
NATIONAL = tuple(CHANNELS.values())


@dataclass
class Basis:
    title: str
    number: str | None = None

    def text(self) -> str:
        """As a careful clerk writes it; 国务院令 and 主席令 with the country's name in front is left to the file."""
        return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")


@dataclass
class Item:
    level1: str
    level2: str | None
    level3: str | None
    content: list[str]
    bases: list[Basis]
    limit: str
    subjects: list[str]
    channels: list[str]
    others: list[str]
    public: bool
    specific: str | bool | None
    proactive: bool
    on_request: bool
    levels: list[str]
    extra: dict[str, str]
    seq: str | None = None
    field: str | None = None
    level4: str | None = None
    accept: dict[str, list[Any]] = dataclasses.field(default_factory=dict)
    lenient: list[str] = dataclasses.field(default_factory=list)

    def expected(self) -> dict[str, Any]:
        ticked = [name for name in NATIONAL if name in self.channels or (name == "其他" and self.others)]
        value: dict[str, Any] = {"field": self.field} if self.field else {}
        value |= {"seq": self.seq, "level1": self.level1, "level2": self.level2, "level3": self.level3}
        if self.level4 is not None:
            value["level4"] = self.level4
        value |= {
            "content": self.content,
            "bases": [{"title": basis.title, "doc_number": basis.number} for basis in self.bases],
            "time_limit_text": self.limit or None,
            "subjects": self.subjects,
            "channels": ticked,
            "channels_other": "、".join(self.others) or None,
            "audience": {"public": self.public, "specific": self.specific},
            "mode": {"proactive": self.proactive, "on_request": self.on_request},
            "levels": self.levels,
            "extra": self.extra,
        }
        if self.accept:
            value["accept"] = self.accept
        if self.lenient:
            value["lenient"] = self.lenient
        return value


def parts(text: str, mark: str = "；") -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]


def _channels(text: str) -> tuple[list[str], list[str]]:
    """``网微他:甲+乙`` → national names, others."""
    letters, _, others = text.partition(":")
    return [CHANNELS[letter] for letter in letters], parts(others, "+")


def _bases(text: str, laws: dict[str, Basis]) -> list[Basis]:
    found = []
    for word in text.split():
        if word in laws:
            found.append(laws[word])
        else:
            title, _, number = word.partition("#")
            found.append(Basis(title.replace("_", " "), number.replace("_", " ") or None))
    return found


def _specific(text: str) -> str | bool | None:
    if "特" not in text:
        return None
    words = text.split("特", 1)[1].removeprefix(":")
    return words or True


def read(
    text: str,
    laws: dict[str, Basis],
    levels: tuple[str, ...] = (),
    extra: tuple[str, ...] = (),
    first: int | None = 1,
) -> list[Item]:
    """Lines → items, numbered from ``first`` (None: no numbers)."""
    items: list[Item] = []
    above = [""] * 12
    for line in text.strip().splitlines():
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("|")]
        cells += [""] * (12 - len(cells))
        cells = [old if cell == '"' else cell for cell, old in zip(cells, above, strict=True)]
        above = cells
        level1, names, content, bases, limit, subjects, channels, audience, mode, ticks, more, _ = cells
        level2, *deeper = names.split(">")
        national, others = _channels(channels)
        items.append(
            Item(
                level1=level1,
                level2=level2 or None,
                level3=(deeper[0] or None) if deeper else None,
                level4=deeper[1] if len(deeper) > 1 else None,
                content=parts(content),
                bases=_bases(bases, laws),
                limit=limit,
                subjects=parts(subjects),
                channels=national,
                others=others,
                public="公" in audience.split("特")[0],
                specific=_specific(audience),
                proactive="主" in mode,
                on_request="依" in mode,
                levels=[levels[int(tick) - 1] for tick in ticks],
                extra={name: cell for name, cell in zip(extra, more.split("^"), strict=False) if cell.strip()},
                seq=None if first is None else str(first + len(items)),
            )
        )
    return items


def write(
    folder: Path,
    file: str,
    items: list[Item],
    field: str | list[str],
    levels: tuple[str, ...],
    notes: list[str],
    optional: list[Item] | None = None,
) -> None:
    """``optional``: items that a reader may find or leave out (hidden rows)."""
    value: dict[str, Any] = {
        "file": file,
        "field": field,
        "level_columns": list(levels),
        "notes": notes,
        "items": [item.expected() for item in items],
    }
    if optional:
        value["optional_items"] = [item.expected() for item in optional]
    name = file.rsplit(".", 1)[0] + ".expected.json"
    folder.joinpath(name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


LAWS = {
    "信": Basis("中华人民共和国政府信息公开条例", "国务院令第711号"),
    "信-": Basis("中华人民共和国政府信息公开条例"),
    "信短": Basis("政府信息公开条例"),
    "意见": Basis("关于全面推进政务公开工作的意见", "中办发〔2016〕8号"),
    "意见-": Basis("关于全面推进政务公开工作的意见"),
    "细则": Basis("《关于全面推进政务公开工作的意见》实施细则", "国办发〔2016〕80号"),
    "试点": Basis("开展基层政务公开标准化规范化试点工作方案", "国办发〔2017〕42号"),
    "指导": Basis("国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见", "国办发〔2019〕54号"),
    "三项": Basis(
        "国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
        "国办发〔2018〕118号",
    ),
    "许": Basis("中华人民共和国行政许可法"),
    "罚": Basis("中华人民共和国行政处罚法"),
    "强": Basis("中华人民共和国行政强制法"),
    "食": Basis("中华人民共和国食品安全法"),
    "药": Basis("中华人民共和国药品管理法"),
    "环": Basis("中华人民共和国环境保护法"),
    "环评": Basis("中华人民共和国环境影响评价法"),
    "固": Basis("中华人民共和国固体废物污染环境防治法"),
    "水污": Basis("中华人民共和国水污染防治法"),
    "气": Basis("中华人民共和国大气污染防治法"),
    "安": Basis("中华人民共和国安全生产法"),
    "突": Basis("中华人民共和国突发事件应对法"),
    "预算": Basis("中华人民共和国预算法"),
    "土": Basis("中华人民共和国土地管理法"),
    "规划": Basis("中华人民共和国城乡规划法"),
    "村": Basis("中华人民共和国村民委员会组织法"),
    "教": Basis("中华人民共和国教育法"),
    "义": Basis("中华人民共和国义务教育法"),
    "消": Basis("中华人民共和国消防法"),
    "文": Basis("中华人民共和国公共文化服务保障法"),
    "税": Basis("中华人民共和国税收征收管理法"),
}
