"""Traditional characters, as portals print catalogues for readers abroad (公開事項): read by the words of the simplified
ones, kept as they are printed."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from gwstd.tables.merged import bare
from gwstd.vocabulary import NATIONAL_CHANNELS

_T = TypeVar("_T")

_TRADITIONAL: Final = (
    "並乾佈併來係個備傢傳僑價億儘優兒內兩冊別刪則創劃動務勞區協卻卽參員問啓啟單噸嚮嚴國圍園圖團埰執報場婦"
    "學實審寫寬將專對導屆層屬崗師帶幹幾庫廢廣廳張強後徑從復徵徹態慶憲應戶採換擇據擴數斷於時暫曆曉書會東條"
    "棟業構樓標樣機檔檢檯欄權歲歷歸殘氣決沒況減準滾滿漢災為無熱營牽狀獨獲現環產畝當發盡監眾確碼礦稅種稱積"
    "穫箇節範簡簽籌籤約紙級細終組結絡給統經綜綫維綱網緊線編緻縣總績織繫繳續纍纔罰羣聞聯職聽脩臨臺與興舉舊"
    "華萬蓋藥處號衆術衛裏補裡製複覈見規視親覽訂計託記訪設許訴診註証評詞詢試話詳誌認說誰調請論諧諮證識議護"
    "讀變負財貧貫責貳費貼貿資質賬購軍載輛輸轄轉辦農迴逕這連週進遊運過達違適遲遷選還邊郵鄉醫釋針銀銜銷錄鎭"
    "鎮鏈鐘鑑鑒長門開間閱關陸隊階際隨險隱隻雙雜離電頁項順須預頒領頭頻題額願類顯颱餘館騰驗驟體麫麵麼麽點黨"
    "齡爲説録閲産"
)
_SIMPLIFIED: Final = (
    "并干布并来系个备家传侨价亿尽优儿内两册别删则创划动务劳区协却即参员问启启单吨向严国围园图团采执报场妇"
    "学实审写宽将专对导届层属岗师带干几库废广厅张强后径从复征彻态庆宪应户采换择据扩数断于时暂历晓书会东条"
    "栋业构楼标样机档检台栏权岁历归残气决没况减准滚满汉灾为无热营牵状独获现环产亩当发尽监众确码矿税种称积"
    "获个节范简签筹签约纸级细终组结络给统经综线维纲网紧线编致县总绩织系缴续累才罚群闻联职听修临台与兴举旧"
    "华万盖药处号众术卫里补里制复核见规视亲览订计托记访设许诉诊注证评词询试话详志认说谁调请论谐咨证识议护"
    "读变负财贫贯责贰费贴贸资质账购军载辆输辖转办农回径这连周进游运过达违适迟迁选还边邮乡医释针银衔销录镇"
    "镇链钟鉴鉴长门开间阅关陆队阶际随险隐只双杂离电页项顺须预颁领头频题额愿类显台余馆腾验骤体面面么么点党"
    "龄为说录阅产"
)
_TO_SIMPLIFIED: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""The characters of the words that catalogues are known by; one for one, so that places in a text stay."""


def simplified(text: str) -> str:
    """A text with the characters that our words for catalogues are written in; as long as before."""
    return text.translate(_TO_SIMPLIFIED)


def restored(value: _T, text: str) -> _T:
    """What was read of a text ``simplified``: each part of it again as the text prints it. Names of national channels
    are ours, and stay."""
    printed = bare(text)
    plain = simplified(printed)

    def again(part: Any) -> Any:
        if isinstance(part, str):
            start = plain.find(bare(part)) if part not in NATIONAL_CHANNELS else -1
            letters = iter(printed[start:] if start >= 0 else bare(part))
            return "".join(letter if letter.isspace() else next(letters, "") for letter in part)
        if isinstance(part, tuple):
            parts = [again(each) for each in part]
            return type(part)(*parts) if hasattr(part, "_fields") else tuple(parts)
        return part

    result: _T = again(value)
    return result
