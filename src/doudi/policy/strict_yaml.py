"""YAML read as text: every scalar stays the text it is, so that 0.10 is 10/100 and 2020-04-24 is checked by us.

A key written twice is an error; YAML itself would silently keep the last. A key that is said to be null is not there.
"""

from pathlib import Path
from typing import Any

import yaml

from doudi.policy.problem import Unfit

NULL = {"~", "null", "Null", "NULL"}
FLAGS = {"true": True, "yes": True, "false": False, "no": False}
"""As YAML itself reads them, in capitals too."""


class TextLoader(yaml.CBaseLoader):
    """Mappings, lists and texts, nothing else."""


def unique_mapping(loader: TextLoader, node: yaml.MappingNode) -> dict[str, Any]:
    """A mapping whose keys are texts and differ. Raises `Unfit`."""
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise Unfit("第{line}行：键应是文字。", line=key_node.start_mark.line + 1)
        if key in found:
            raise Unfit("第{line}行：“{key}”写了两次。", line=key_node.start_mark.line + 1, key=key)
        found[key] = None if _is_null(value_node) else loader.construct_object(value_node, deep=True)
    return {key: value for key, value in found.items() if value is not None}


def _is_null(node: yaml.Node) -> bool:
    """Whether null is written, without quotes. An empty value is not: it may have been forgotten."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULL


TextLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, unique_mapping)


def load(path: Path) -> dict[str, Any]:
    """The mapping that a file holds. Raises `Unfit` for anything else."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=TextLoader)
    except UnicodeDecodeError:
        raise Unfit("不是 UTF-8 编码的文件，请另存为 UTF-8。") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unfit("第{line}行不是合法的 YAML：{problem}", line=line, problem=error.problem or "") from None
    except yaml.YAMLError as error:
        raise Unfit("不是合法的 YAML：{problem}", problem=str(error)) from None
    if not isinstance(found, dict):
        raise Unfit("文件应是“键: 值”的 YAML。")
    return found


def only(mapping: dict[str, Any], allowed: tuple[str, ...]) -> None:
    """Raise `Unfit` for a key that is not allowed: a slip of the pen must not pass for silence."""
    for key in mapping:
        if key not in allowed:
            raise Unfit("不认识的键“{key}”，可用：{allowed}", key=key, allowed=" ".join(allowed))


def optional_text(mapping: dict[str, Any], key: str) -> str:
    """A text, empty where the key is missing. Raises `Unfit` for a list or mapping."""
    found = mapping.get(key, "")
    if not isinstance(found, str):
        raise Unfit("“{key}”应是文字。", key=key)
    return found.strip()


def optional_flag(mapping: dict[str, Any], key: str, default: bool) -> bool:
    """true or false, yes or no. Raises `Unfit` for anything else."""
    text = optional_text(mapping, key).lower()
    if text and text not in FLAGS:
        raise Unfit("“{key}”应是 true 或 false。", key=key)
    return FLAGS.get(text, default)
