"""The faces of GB/T 9704-2012 under the names that systems give them, and the free faces that stand in for them."""

from __future__ import annotations

from typing import Final

_CHAINS: Final = (
    # 仿宋
    (("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong", "方正仿宋_GBK", "方正仿宋简体"),
     ("FandolFang R", "FandolFang", "Noto Serif CJK SC", "Source Han Serif SC", "AR PL UKai CN")),
    # 楷体
    (("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti", "方正楷体_GBK", "方正楷体简体"),
     ("AR PL UKai CN", "LXGW WenKai", "Noto Serif CJK SC", "Source Han Serif SC")),
    # 黑体
    (("黑体", "SimHei", "华文黑体", "STHeiti", "方正黑体_GBK", "方正黑体简体"),
     ("WenQuanYi Zen Hei", "Noto Sans CJK SC", "Source Han Sans SC")),
    # 宋体
    (("宋体", "SimSun", "华文宋体", "STSong", "方正书宋_GBK", "方正书宋简体"),
     ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN")),
    # 小标宋
    (("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋", "STZhongsong"),
     ("Noto Serif CJK SC", "Source Han Serif SC", "宋体", "SimSun")),
)  # fmt: skip

STAND_INS: Final = {
    face: tuple(other for other in (*names, *free) if other != face) for names, free in _CHAINS for face in names
}
"""A face under each of its names → the faces to take in its place where it is not installed, the likest first."""

ENGLISH: Final = {
    "FangSong_GB2312": "仿宋_GB2312", "FangSong": "仿宋", "KaiTi_GB2312": "楷体_GB2312", "KaiTi": "楷体",
    "SimHei": "黑体", "SimSun": "宋体", "STFangsong": "华文仿宋", "STKaiti": "华文楷体", "STHeiti": "华文黑体",
    "STSong": "华文宋体", "STZhongsong": "华文中宋", "FZXiaoBiaoSong-B05S": "方正小标宋简体",
}  # fmt: skip
"""The English name of a face, the only one that some systems list it under → its Chinese name."""

HEAVY: Final = frozenset(_CHAINS[-1][0])
"""Faces of titles, heavier than the text faces that stand in for them, which are then set bold."""
