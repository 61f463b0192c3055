"""A draft → the file of a superior's 标准指引: its rows in its own words, nothing resolved to this catalogue."""

from __future__ import annotations

from typing import Any

from gwstd import vocabulary as v
from gwstd.adopt._text import written
from gwstd.draft import Basis, Draft, DraftItem
from gwstd.model import Field


def guideline(name: str, draft: Draft, field: Field, title: str, level: str) -> str:
    """The canonical text of ``baselines/<name>.yaml`` with the items of that draft."""
    value = {
        "名称": title,
        "层级": level,
        v.FIELD_KEY: field.name,
        "来源": draft.file,
        v.ITEMS_KEY: [_row(item) for item in draft.items],
    }
    return written(f"{v.GUIDELINES_FOLDER}/{name}.yaml", value)


def _row(item: DraftItem) -> dict[str, Any]:
    channels = [*item.channels.national, *item.channels.others]
    group = "" if item.specific == "√" else item.specific
    extension = {**({"四级事项": item.names[3]} if item.names[3] else {}), **item.extra}
    made = {
        "序号": item.seq,
        **dict(zip(v.NAMES, item.names, strict=False)),
        "公开内容": list(item.contents),
        "公开依据": [_cited(basis) for basis in item.bases],
        "公开时限": item.time_limit,
        "公开主体": list(item.subjects),
        "公开渠道": channels or ([v.OTHER_CHANNEL] if item.channels.other else []),
        "公开对象": "、".join(w for w in (v.EVERYONE if item.public else "", group or (v.CERTAIN_GROUP if item.specific else "")) if w),
        "公开方式": "、".join(w for w, held in ((v.PROACTIVE, item.proactive), (v.ON_REQUEST, item.on_request)) if held),
        "公开层级": list(item.levels),
        "扩展": extension,
    }  # fmt: skip
    return {key: made[key] for key in v.GUIDELINE_ITEM if made[key]}


def _cited(basis: Basis) -> str:
    title = f"《{basis.title}》" if basis.title else ""
    number = f"（{basis.number}）" if basis.number and title else basis.number
    return f"{title}{number}{basis.article}"
