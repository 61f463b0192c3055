"""公布个人名单的事项，写明公开前怎样审查。

名单涉及个人隐私，公开前要审查、隐去不必要的项（政府信息公开条例第十五条、第十七条）。在“审查”里写由谁审、隐去什么，如“公开前由办公室审查，隐去身份证号码、住址”；整个文件都一样的，写进“默认”。企业、机构、项目的名单不涉及，不报。该不该公开、审查得好不好，程序不能判断；一个文件有几个这样的事项，只说一次。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保对象名单, 保障金额]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保对象名单, 保障金额]
        审查: 公开前由办公室审查，隐去身份证号码、住址

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [养老机构名单, 失信企业名单]
"""

import re
from collections.abc import Iterator

from gwstd.domain.patterns import HAN, late
from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Item, KeyPath, Severity
from gwstd.vocabulary import ON_REQUEST

SEVERITY = Severity.INFO

_PERSONS = (
    "(?:低保|特困|救助|保障|供养|补贴|补助|资助|帮扶|脱贫|享受|领取|发放|受助|受益|享受待遇|困难|残疾|孤儿|老年|高龄|失能|优抚|退役|录取|获奖|录用|应届|计划生育|独生子女)"
    f"{HAN}{{0,6}}?(?:对象|人员|家庭|群众|户|学生|儿童|老年?人|者|人)(?:的)?"
)
_LIST = late(f"(?:{_PERSONS})(?:公示)?(?:名单|花名册|名册)|(?:对象|家庭|户|学生|儿童|老人)(?:公示)?名单")
_SIGN = re.compile("名[单册]")
_PAPERS = late("材料|提交|申报|报送|样表|格式|模板")


def check(corpus: Corpus) -> Iterator[Fault]:
    found: dict[str, dict[int, tuple[Item, KeyPath, str]]] = {}
    for item, path, text in having(corpus, _SIGN, _is_list, {"公开内容"}):
        if item.mode != ON_REQUEST and not item.review:
            found.setdefault(item.file, {}).setdefault(item.index, (item, path, text))
    for items in found.values():
        (item, path, text), *others = (items[index] for index in sorted(items))
        match = _LIST.search(text)
        if match:
            more = f"；这个文件里另有 {len(others)} 个事项也一样" if others else ""
            yield Fault(
                item.place(*path), f"公布“{match[0]}”，没有写公开前怎样审查{more}",
                "加上一行“审查: ……”，写由谁审、隐去什么（身份证号码、住址、账号等）", find=match[0],
                related=tuple(other.place(*where) for other, where, _ in others),
            )  # fmt: skip


def _is_list(text: str) -> bool:
    return _LIST.search(text) is not None and not _PAPERS.search(text)
