"""政府信息公开年度报告写法定日期：部门每年1月31日前，区政府每年3月31日前。

政府信息公开条例第四十九条：县级以上人民政府部门在每年1月31日前提交并公布本机关上一年度的年度报告；县级以上地方人民政府的政府信息公开工作主管部门在每年3月31日前公布本级政府的年度报告。写“信息形成之日起20个工作日内”，不能保证在法定日期前公布。只看名称就是政府信息公开年度报告的事项；主体有编制单位的按3月31日；镇、街道的年度报告条例没有另定日期，不报（政府信息公开条例第四十九条）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政府信息公开
        二级事项: 政府信息公开年度报告
        公开内容: [低保标准]
        公开方式: 主动公开
        公开时限: 自信息形成或者变更之日起20个工作日内

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政府信息公开
        二级事项: 政府信息公开年度报告
        公开内容: [低保标准]
        公开方式: 主动公开
        公开主体: [区民政局]
        公开时限: 每年3月31日前

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政府信息公开
        二级事项: 政府信息公开年度报告
        公开内容: [低保标准]
        公开方式: 主动公开
        公开时限: 每年4月30日前

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政府信息公开
        二级事项: 政府信息公开年度报告
        公开内容: [低保标准]
        公开方式: 主动公开
        公开主体: [区民政局]
        公开时限: 每年1月31日前公布上一年度报告

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政府信息公开
        二级事项: 政府信息公开年度报告
        公开内容: [低保标准]
        公开方式: 主动公开
        公开主体: [区政府办公室]
        公开时限: 每年3月31日前公布上一年度报告
"""

from collections.abc import Iterator

from gwstd.domain.patterns import HAN, late, words
from gwstd.domain.texts import named
from gwstd.model import Corpus, Fault, Item, Severity
from gwstd.vocabulary import PROACTIVE

SEVERITY = Severity.WARNING

_SIGNS = words({"年度", "年报"})
_REPORT = late("(?:政府)?信息公开(?:工作)?(?:年度(?:工作)?报告|年报)$")
# In the field of that name the matters say no more than 区政府年度报告.
_IN_FIELD = late(f"(?:政府|部门|单位|镇|街道)(?:(?:{HAN}|、){{0,8}})(?:年度(?:工作)?报告|年报)$")


def check(corpus: Corpus) -> Iterator[Fault]:
    reporting = {field.code for field in corpus.fields if _REPORT.search(field.name)}
    for item in named(corpus, _SIGNS):
        if item.mode != PROACTIVE or not item.time_limit:
            continue
        if not _REPORT.search(item.title) and not (item.field in reporting and _IN_FIELD.search(item.title)):
            continue
        due = _due(corpus, item)
        dates = _yearly(item.time_limit)
        if due is None or dates is None or (dates and min(dates) <= due):
            continue
        yield Fault(
            item.place("公开时限"),
            f"“{item.title}”的时限{'晚于' if dates else '没有写'}法定日期",
            f"写“每年{due[0]}月{due[1]}日前公布上一年度报告”",
        )


def _yearly(text: str) -> list[tuple[int, int]] | None:
    """(month, day) of each yearly date in a sentence; None when it is not understood."""
    from gwstd.domain.timelimit import AtOnce, Dated, parse

    limit = parse(text)
    if limit.unparsed or limit.vague or any(isinstance(clause.value, AtOnce) for clause in limit.limits):
        return None
    values = (clause.value for clause in limit.limits)
    return [(v.month, v.day or 31) for v in values if isinstance(v, Dated) and v.period == "年"]


def _due(corpus: Corpus, item: Item) -> tuple[int, int] | None:
    """(month, day) by which the subjects must publish: the publisher reports for the government; None for a town."""
    known = corpus.department_named()
    bodies = [known[name] for name in item.subjects if name in known]
    subjects = [body for body in bodies if not body.is_township]
    if not subjects and bodies:
        return None
    # Among the departments of a 部门年度报告 the publisher reports for itself.
    own = "部门" not in item.title and any(corpus.edition.publisher in (s.name, s.full_name) for s in subjects)
    return (1, 31) if subjects and len(bodies) == len(item.subjects) and not own else (3, 31)
