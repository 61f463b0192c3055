"""文件里写的部门、领域要与文件所在的位置一致：单位代码/领域代码.yaml。

复制别的文件来改时常忘了改开头两行；放错位置，事项会归到别的单位或领域名下。

错例::

    部门: 区公安分局
    领域: 社会救助
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

from gwstd.model import Corpus, Fault, Place, Severity
from gwstd.vocabulary import DEPARTMENT_KEY, FIELD_KEY

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    departments, fields = corpus.department_named(), corpus.field_named()
    for file in corpus.item_files:
        folder, _, stem = file.name.removesuffix(".yaml").partition("/")
        department, field = departments.get(file.department), fields.get(file.field)
        if department and department.code != folder and folder in departments:
            yield Fault(
                Place(file.name, (DEPARTMENT_KEY,)),
                f"文件在 {folder} 文件夹里，写的却是“{file.department}”",
                f"改为“{departments[folder].name}”，或把文件移到 {department.code} 文件夹",
            )
        if field and field.code != stem and stem in fields:
            yield Fault(
                Place(file.name, (FIELD_KEY,)),
                f"文件名是 {stem}.yaml，写的却是“{file.field}”",
                f"改为“{fields[stem].name}”，或把文件改名为 {field.code}.yaml",
            )
