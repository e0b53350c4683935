"""An actor in the making: all its mentions and what they tell."""

from dataclasses import dataclass, field

from rashomon.model import ActorKind
from rashomon.reading.actors.names import Mention


@dataclass(eq=False, slots=True)
class Cluster:
    """All mentions of one actor."""

    kind: ActorKind
    sort: str
    mentions: list[Mention] = field(default_factory=list)
    pronouns: list[int] = field(default_factory=list)
    parts: tuple[str, ...] = ()
    country: str | None = None
    sectors: list[str] = field(default_factory=list)
    office: str | None = None
    gender: str = ""
    plural: bool = False
    of: "Cluster | None" = None
    since: str | None = None
    until: str | None = None
    knowledge: str | None = None
    number: int = 0
    abroad: bool = False  # of no country, or of one the report does not name: the report's frame must not give it one

    def add(self, mention: Mention) -> None:
        """Take in a mention and what it tells."""
        self.mentions.append(mention)
        self.country = self.country or mention.country
        self.sectors += [s for s in mention.sectors if s not in self.sectors]
        if mention.office and not mention.past:
            self.office = self.office or mention.office
        self.gender = self.gender or mention.gender
