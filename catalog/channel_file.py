"""One channel file: its shape and its rules, with the line of every mistake."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from catalog.catalogue import Catalogue
from catalog.channel_rules import channel_flaws
from catalog.flaws import Flaw
from catalog.shape_flaws import holds, shape_flaw
from catalog.yamlfile import YamlFile, YamlMistake, read_yaml
from models.channel import Channel
from models.sourced import Bilingual


@dataclass(frozen=True)
class Problem:
    """One mistake in a file: its 1-based line, the field, what is wrong and what to do about it."""

    line: int
    where: str
    message: Bilingual
    remedy: Bilingual


@dataclass(frozen=True)
class ChannelFile:
    """What a channel file holds: a channel, or None where its shape is wrong, and every mistake by line."""

    channel: Channel | None
    problems: tuple[Problem, ...]


def read_channel(data: bytes, knowledge: Catalogue, channel_ids: Container[str]) -> ChannelFile:
    """Reads a channel against the rest of the catalogue; `channel_ids` are the channels that there are."""
    try:
        file = read_yaml(data, with_lines=True)
    except YamlMistake as mistake:
        flaw = Flaw((), mistake.reason, mistake.details)
        return ChannelFile(None, (_problem(knowledge, mistake.line, "", flaw),))
    channel, flaws = _read(file, knowledge, channel_ids)
    problems = [_problem(knowledge, file.line_of(flaw.path), _where(file, flaw), flaw) for flaw in flaws]
    return ChannelFile(channel, tuple(sorted(problems, key=lambda problem: problem.line)))


def _read(
    file: YamlFile, knowledge: Catalogue, channel_ids: Container[str]
) -> tuple[Channel | None, list[Flaw]]:
    if not isinstance(file.content, dict):
        return None, [Flaw((), "not_a_mapping")]
    try:
        channel = Channel.model_validate(file.content)
    except ValidationError as error:
        return None, [shape_flaw(mistake, file.content) for mistake in error.errors(include_url=False)]
    return channel, list(channel_flaws(channel, knowledge, channel_ids))


def _where(file: YamlFile, flaw: Flaw) -> str:
    """The field as a person names it: `requirements[clause-coverage].items[3]`."""
    shown = ""
    data: Any = file.content
    for part in flaw.path:
        data = data[part] if holds(data, part) else None
        if isinstance(part, int):
            shown += f"[{data['id'] if holds(data, 'id') else part + 1}]"
        else:
            shown += f".{part}" if shown else part
    return shown


def _problem(knowledge: Catalogue, line: int, where: str, flaw: Flaw) -> Problem:
    code = f"channel-file.{flaw.reason}"
    en, zh = knowledge.messages["en"][code], knowledge.messages["zh"][code]
    message = Bilingual(en=en.message.format(**flaw.details), zh=zh.message.format(**flaw.details))
    en_remedy, zh_remedy = en.remedy or "", zh.remedy or ""
    remedy = Bilingual(en=en_remedy.format(**flaw.details), zh=zh_remedy.format(**flaw.details))
    return Problem(line, where, message, remedy)
