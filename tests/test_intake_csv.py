"""Text tables as they come: any encoding, any delimiter, quotes well and badly closed."""

from __future__ import annotations

import csv as writer
import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwstd.grid import Grid, UnreadableError
from gwstd.intake import csv

PLAIN = "序号,公开事项,公开时限\r\n1,甲,20个工作日\r\n2,乙,及时\r\n"


def only(data: str | bytes) -> Grid:
    (grid,) = csv.read_bytes(data if isinstance(data, bytes) else data.encode(), "目录")
    return grid


ROWS = (("序号", "公开事项", "公开时限"), ("1", "甲", "20个工作日"), ("2", "乙", "及时"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "utf-32"]
)
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "统计.csv"
    path.write_bytes(PLAIN.encode(encoding))
    (grid,) = csv.read(path)
    assert grid.rows == ROWS
    assert grid.label((1, 2)) == "统计!C2"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end(delimiter: str, end: str) -> None:
    assert only(PLAIN.replace(",", delimiter).replace("\r\n", end)).rows == ROWS


def test_the_delimiter_that_the_file_names() -> None:
    assert only("sep=;\r\n1;a,b\r\n2;c,d\r\n").rows == (("1", "a,b"), ("2", "c,d"))


def test_the_delimiter_is_not_what_stands_in_the_texts() -> None:
    text = "统计目录\n序号\t事项\t内容\t依据\n" + "".join(f"{i}\t甲\ta,b，c；d\te,f，g\n" for i in range(9))
    assert only(text).rows[5] == ("3", "甲", "a,b，c；d", "e,f，g")


def test_quotes_line_ends_and_doubled_quotes() -> None:
    grid = only('序号,内容,x\r\n1,"一、甲；\r\n二、""乙""，\n",y\r\n2,6"管,z\r\n')
    assert grid.rows[1:] == (("1", '一、甲；\n二、"乙"，', "y"), ("2", '6"管', "z"))


def test_texts_that_excel_was_told_to_keep() -> None:
    assert only('="001",="a""b",x\n"=""002""",2,y\n').rows == (("001", 'a"b', "x"), ("002", "2", "y"))


def test_rows_of_different_lengths_and_empty_ones() -> None:
    grid = only("标题\n\n\n\n1,甲,,\n,,,\n2,乙,丙,\n\n")
    assert grid.rows == (("标题", "", ""), ("", "", ""), ("1", "甲", ""), ("", "", ""), ("2", "乙", "丙"))
    assert grid.label((2, 1)) == "目录!B5" and grid.label((4, 0)) == "目录!A7"


def test_nul_bytes_are_no_text() -> None:
    assert only(PLAIN.replace("甲", "\0甲\0")).rows == ROWS


def test_a_quote_that_is_never_closed_costs_no_row() -> None:
    grid = only('1,甲,a\n2,"乙,b\n3,"丙",c\n')
    assert grid.rows == (("1", "甲", "a"), ("2", '"乙', "b"), ("3", "丙", "c"))
    assert "引号" in grid.repairs[0].text


def test_signs_that_cannot_be_read_are_told() -> None:
    grid = only(PLAIN.encode("gb18030") + "3,丙丁戊,".encode("gb18030") + b"\xff\xff\n")
    assert grid.rows[1] == ROWS[1] and "读不出" in grid.repairs[0].text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "没有文字"),
        ("\n\n , \n", "没有文字"),
        ("一段文字\n又一段\n", "看不出分栏"),
        (bytes(range(32)) * 50, "不是文本"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "不是文本|看不出分栏|没有文字"),
        ("x," * 300 + "x\n" + "x," * 300 + "x", "超过200列"),
        ("1,2\n" * 50_001, "超过50000行"),
        ("1," + "长" * 100_001 + ",2\n", "超过100000字"),
    ],
    ids=["nothing", "blanks", "prose", "binary", "picture", "wide", "many rows", "long"],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: str | bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        only(data)


def test_a_missing_and_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="没有这个文件"):
        list(csv.read(tmp_path / "none.csv"))


def test_many_empty_rows_cost_little() -> None:
    began = time.process_time()
    grid = only("1,甲\n" + ",,,,,,,,,,,,,\n" * 100_000 + "2,乙\n" + "\n" * 100_000)
    assert grid.rows == (("1", "甲"), ("", ""), ("2", "乙"))
    assert time.process_time() - began < 10


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(codec="utf-8", categories=("L", "N", "P", "Sm")) | st.sampled_from('\n,\t;|，" '),
                max_size=8,
            ),
            min_size=4,
            max_size=4,
        ),
        min_size=4,
        max_size=8,
    ),
    st.sampled_from([",", "\t", ";"]),
    st.sampled_from(["utf-8-sig", "utf-16", "gb18030"]),
)
def test_texts_come_back(texts: list[list[str]], delimiter: str, encoding: str) -> None:
    """What was written quoted is read, but for blanks around lines and empty lines."""
    rows = [[f"甲{text}乙" for text in row] for row in texts]
    file = io.StringIO(newline="")
    file.write(f"sep={delimiter}\r\n")
    writer.writer(file, delimiter=delimiter, quoting=writer.QUOTE_ALL).writerows(rows)
    shown = tuple(
        tuple("\n".join(stripped for line in text.split("\n") if (stripped := line.strip())) for text in row)
        for row in rows
    )
    assert only(file.getvalue().encode(encoding)).rows == shown
