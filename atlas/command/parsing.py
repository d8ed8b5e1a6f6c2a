"""The arguments of each verb. What is wrong is said in one sentence, with exit code 2."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from atlas.errors import AtlasError
from atlas.words import LANGUAGES

_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<found>.+)"), "usage_missing"),
    (re.compile(r"unrecognized arguments: (?P<found>.+)"), "usage_unknown"),
    (re.compile(r"argument (?:verb|VERB).*invalid choice: '?(?P<found>[^' ]+)'?"), "usage_verb"),
    (re.compile(r"argument (?P<found>\S+?):? expected .*"), "usage_value"),
    (re.compile(r"argument (?P<found>\S+?): invalid .*"), "usage_value"),
)


EXIT_CODES = """\
退出码 exit codes:
  0  完成 done
  1  有错误；发布时还有未说明的核实项 errors; when publishing also queries without explanation
  2  写法不对 wrong usage
  3  没有新内容，未发布 nothing new, nothing published
  4  他人已改同样的数字 someone changed the same figures since
  5  文件读不出来 a file that cannot be read
  6  其他原因未完成 anything else that could not be done"""


class UsageError(AtlasError):
    """A command that is written wrongly."""


class _Parser(argparse.ArgumentParser):
    """As argparse, but complaining in our own words."""

    def error(self, message: str) -> NoReturn:
        for pattern, code in _COMPLAINTS:
            if match := pattern.match(message):
                raise UsageError(code, found=match["found"])
        raise UsageError("usage", found=message)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The verb and what it was given; ``UsageError`` where that is not how it is written."""
    return build().parse_args(list(arguments))


def build() -> argparse.ArgumentParser:
    """All verbs with their arguments, for parsing and for the README's test."""
    parser = _Parser(
        prog="python -m atlas",
        description="工会图览 · Gonghui Atlas",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    _verbs_of_files(verbs)
    _verbs_of_versions(verbs)
    _verb_of_forms(verbs)
    return parser


def _verbs_of_files(verbs: argparse._SubParsersAction) -> None:
    check = _verb(verbs, "check", "检查文件，不需要数据目录 · check files, without a store")
    _files(check)
    check.add_argument(
        "--against-store",
        action="store_true",
        help="并与当前版本比较 · and beside the newest version",
    )

    publish = _verb(verbs, "publish", "检查并发布为一个新版本 · check and publish as one version")
    _files(publish)
    _author(publish)
    publish.add_argument(
        "--explain", type=Path, metavar="FILE",
        help="上报说明：JSON、TOML 或 CSV（rule, sheet, cell, text） · explanations of queries",
    )  # fmt: skip


def _verbs_of_versions(verbs: argparse._SubParsersAction) -> None:
    _verb(verbs, "versions", "列出全部版本 · list all versions")
    diff = _verb(verbs, "diff", "比较两个版本 · what B says otherwise than A")
    diff.add_argument("old", type=int, metavar="A")
    diff.add_argument("new", type=int, metavar="B")

    restore = _verb(verbs, "restore", "恢复某个版本为新版本 · bring version N back as a new one")
    restore.add_argument("number", type=int, metavar="N")
    _author(restore)

    query = _verb(verbs, "query", "执行 queries 目录中的查询 · ask a query of one version")
    query.add_argument("name", metavar="SUBJECT/NAME")
    query.add_argument("--version", type=int, metavar="N")
    query.add_argument("--param", action="append", default=[], metavar="K=V")

    drafts = _verb(verbs, "drafts", "列出未发布的草稿 · list the drafts that are not published")
    drafts.add_argument(
        "--due",
        action="store_true",
        help="发布到时的定时草稿 · publish those whose time has come",
    )

    backup = _verb(verbs, "backup", "备份全部版本与原始文件 · write a backup into a folder")
    backup.add_argument("folder", type=Path, metavar="FOLDER")
    _verb(verbs, "samples", "空目录时发布示例数据 · publish the samples into an empty store")


def _verb_of_forms(verbs: argparse._SubParsersAction) -> None:
    template = _verb(verbs, "template", "生成空白报表 · write a blank form, or all of a year")
    template.add_argument("--theme", metavar="CODE", help="主题代码 · such as assistance")
    template.add_argument("--all", action="store_true", help="全部报表 · all forms, as a zip")
    template.add_argument("--year", type=int, required=True, metavar="YEAR")
    template.add_argument("--league", metavar="CODE", help="某盟市分旗县 · one league by banner")
    template.add_argument("--region", action="store_true", help="只填全区数 · the region alone")
    template.add_argument("--filled", action="store_true", help="附上年数 · with last year's")
    template.add_argument("--folder", type=Path, default=Path(), metavar="FOLDER")


def _verb(verbs: argparse._SubParsersAction, name: str, told: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=told, description=told)
    verb.add_argument("--json", action="store_true", help="输出 JSON · print JSON")
    verb.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    return verb


def _files(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "files", nargs="+", type=Path, metavar="FILE",
        help="工作簿、CSV、ZIP 或文件夹 · workbooks, CSV, ZIP archives or folders",
    )  # fmt: skip
    verb.add_argument(
        "--password-from", metavar="FILE",
        help="从文件或标准输入（-）的第一行取打开密码 · opening password: first line of FILE or -",
    )  # fmt: skip


def _author(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--author", required=True, help="姓名或科室 · who publishes")
    verb.add_argument("--message", required=True, help="一句话说明 · what this is, in a sentence")
