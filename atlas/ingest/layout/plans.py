"""Words that say that figures are plans: 目标任务, 预算; and those that say that they are not."""

import re

_PLAN = re.compile(
    "目标(?!管理|责任|考核|人群)|任务|(?<!行动)(?<!提升)计划(?!生育|单列)|分解|分配|预算|安排"
    "|预计|测算|名额"
)
_RESULT = re.compile(
    "完成|执行|进展|结果|落实|实际|实绩|决算|总结|使用|达标|兑现|考核|考评|评估|对比|实施|推进"
)
_KINDS_SAID = re.compile(f"{_RESULT.pattern}|目标|计划|任务|预算|预计|结余|进度")


def plan_of(said: str) -> str | None:
    """The word that says that figures are plans; empty for results, None where nothing is said."""
    if _RESULT.search(said):
        return ""
    plan = _PLAN.search(said)
    return plan[0] if plan else None


def says_kind(text: str) -> bool:
    """Whether a heading itself says plan or result: 计划数, 实际完成."""
    return _KINDS_SAID.search(text) is not None
