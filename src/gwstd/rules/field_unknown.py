"""领域必须是 fields.yaml 里登记的名称。

别名（就业、生态环境……）在导入时认得，目录里统一用登记的名称，否则同一领域会分成两章。baselines 文件夹里上级指引的“领域”也是这样，写错了就对不上本区的事项。

错例::

    部门: 区民政局
    领域: 社会救济
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
"""

from collections.abc import Iterator

from gwstd.domain.nearest import meant
from gwstd.domain.spelling import same_name
from gwstd.model import Corpus, Fault, Fix, ItemFile, Place, Severity
from gwstd.vocabulary import FIELD_KEY

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "fields.yaml" in corpus.unread:
        return
    known = corpus.field_named()
    aliases = {alias: f.name for f in corpus.fields for alias in (f.guideline, *f.aliases)}
    names = [f.name for f in corpus.fields]
    guidelines = (ItemFile(guideline.file, "", guideline.field) for guideline in corpus.guidelines)
    for file in (*corpus.item_files, *guidelines):
        if file.field and file.field not in known:
            advice = f"应写“{aliases[file.field]}”" if file.field in aliases else meant(file.field, names)
            yield Fault(
                Place(file.name, (FIELD_KEY,)), f"没有登记“{file.field}”这个领域", advice or "写 fields.yaml 里登记的名称",
                fix=_fix(corpus, file),
            )  # fmt: skip


def _fix(corpus: Corpus, file: ItemFile) -> Fix | None:
    """The field of the file's place, when what is written is an alias of it and of no other."""
    owners = [f for f in corpus.fields if same_name(file.field, (f.name, f.guideline, *f.aliases))]
    stem = file.name.removesuffix(".yaml").rpartition("/")[2]
    return Fix(owners[0].name) if len(owners) == 1 and owners[0].code == stem else None
