"""Channel names as catalogues spell them → the registered channel, and the national channel it is printed as."""

from __future__ import annotations

from collections.abc import Iterable

from gwstd.model import Channel


def by_name(channels: Iterable[Channel]) -> dict[str, Channel]:
    """Registered name → channel. Aliases are not names: a catalogue uses one spelling."""
    return {channel.name: channel for channel in channels}


def by_alias(channels: Iterable[Channel]) -> dict[str, Channel]:
    """Alias → the channel that is meant (for “应写作……” and for reading other people's tables)."""
    return {alias: channel for channel in channels for alias in channel.aliases}
