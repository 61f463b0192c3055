"""The command line: each module of this folder is one command, its function ``run`` what the command does.

Only this folder prints, reads the clock and knows exit codes: 0 clean, 1 findings, 2 wrong use, 3 environment or
internal fault. Modules here import heavy packages inside ``run``, so that ``gwstd --help`` answers at once.
"""

from __future__ import annotations

import contextlib
import gc
import os
import re
import sys
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from gwstd import __version__, plugins, resources

FINDINGS: Final = 1
WRONG_USE: Final = 2
FAULT: Final = 3

ORDER: Final = ("init", "import", "export", "validate", "fmt", "explain", "build", "preview", "laws", "due", "schema")
"""The commands in the order of a clerk's work; a command not named here comes after them."""

_ENGLISH: Final = (
    ("Usage:", "用法："),
    ("Options:", "选项："),
    ("Commands:", "命令："),
    ("Arguments:", "参数："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]..."),
    ("[required]", "[必填]"),
    ("Show this message and exit.", "显示这份说明。"),
)


def _chinese(text: str) -> str:
    for english, chinese in _ENGLISH:
        text = text.replace(english, chinese)
    return re.sub(r"\[default:\s+", "[默认：", text)  # the help text may be wrapped inside it


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return _chinese(super().get_help(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        return [*(n for n in ORDER if n in self.commands), *sorted(set(self.commands).difference(ORDER))]


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return _chinese(super().get_help(ctx))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gwstd {__version__}")
        raise typer.Exit


def _called(module: str) -> str:
    """The command of a module: ``import_`` is ``import``, which no module can be called."""
    return module.rstrip("_").replace("_", "-")


def application(asked: str = "") -> typer.Typer:
    """The typer application with every command of this folder; with that one alone where ``asked`` is one of them.

    A run needs only the command that it was asked for: the others' imports and options cost a sixth of the start.
    """
    app = typer.Typer(cls=_Group, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
                      no_args_is_help=True)  # fmt: skip

    @app.callback(
        help="基层政务公开标准目录的编制工具：校验各部门的事项文件，按领域归并，汇编成 Word、Excel、网页和开放数据。"
    )
    def top(
        version: bool = typer.Option(False, "--version", help="显示版本。", callback=_version, is_eager=True),
    ) -> None: ...

    names = plugins.names("cli")
    for name in [n for n in names if _called(n) == asked] or names:
        command = plugins.module("cli", name)
        app.command(_called(name), cls=_Command)(command.run)
    return app


def program() -> None:
    """Entry point of ``gwstd``: ``main``, and then the end of the process at once.

    To take a whole catalogue apart first, text by text, would only give back what the system takes back anyway: a
    fiftieth of a validation.
    """
    try:
        main()
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(int(end.code or 0))


def main() -> None:
    """Run, and turn whatever goes wrong into one Chinese line and an exit code. Raises SystemExit with that code."""
    if sys.stdout is None or sys.stderr is None:  # closed by whoever called us (>&-): write to nobody
        nobody = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
        sys.stdout, sys.stderr = sys.stdout or nobody, sys.stderr or nobody
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    # One short run makes millions of texts and tuples and hardly a cycle: the collector would walk them again and again
    # (an eighth of a validation). It still comes by, seldom, for what stays open for hours (--watch, preview).
    gc.set_threshold(1_000_000, 50, 100)
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    wrong_use: Any = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
    try:
        code = application(arguments[0] if arguments else "")(arguments, prog_name="gwstd", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except wrong_use as error:
        _say(_in_chinese(error))
        return WRONG_USE
    except resources.TemplateError as error:
        _say(str(error))
        return WRONG_USE
    except (KeyboardInterrupt, typer.Abort):
        _say("已中断")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads any more: be silent
        return FAULT
    except OSError as error:
        where = f"：{error.filename}" if error.filename else ""
        _say(f"{_os_words(error)}{where}")
        return FAULT
    except Exception as error:
        _say(f"程序内部出错（{type(error).__name__}: {error}）。请把这一行和所用的命令报告给维护者")
        return FAULT


def _say(line: str) -> None:
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr)


def _os_words(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有写入或读取的权限，或文件正被 Word、Excel、WPS 打开，请关闭后再试"
    if error.errno == 28:
        return "磁盘已满，原有的文件没有改动"
    return f"读写失败（{error.strerror or error}）"


def _in_chinese(error: Any) -> str:
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    hint = f"；用 {context.command_path} --help 查看用法" if context else ""
    if kind == "NoSuchOption":
        near = f"，是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}{hint}"
    if kind == "MissingParameter":
        name = error.param.human_readable_name if error.param else ""
        return f"缺少参数 {name}{hint}"
    if kind == "NoArgsIsHelpError":
        return str(error.format_message())
    message = str(error.format_message()).removeprefix("Invalid value: ")
    if message.startswith("No such command"):
        from gwstd.domain.nearest import meant

        word = message.split("'")[1] if "'" in message else message.split('"')[1]
        names = [_called(name) for name in plugins.names("cli")]
        return f"没有 {word} 这个命令。{meant(word, names)}命令有：{'、'.join(names)}"
    if "requires an argument" in message:
        return f"选项 {error.option_name} 后面缺少内容{hint}"
    if message.startswith("Got unexpected extra argument"):
        return f"多出了参数（{message.rpartition('(')[2].rstrip(').')}）{hint}"
    return message + (hint.lstrip("；") if message.endswith(("。", "？")) else hint)
