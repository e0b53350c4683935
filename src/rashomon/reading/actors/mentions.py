"""Finding everything in a report that may stand for an actor, in text order."""

from rashomon.analysis.relations import (
    is_apposition,
    is_compound_part,
    is_determiner,
    is_prepositional_object,
    is_subject,
)
from rashomon.analysis.syntax import noun_phrase
from rashomon.lang import word_set
from rashomon.model import ActorKind
from rashomon.reading.actors.acting import acts, speaking
from rashomon.reading.actors.context import Page
from rashomon.reading.actors.knowledge import is_known_body, is_known_person
from rashomon.reading.actors.lexicon import Role, bodies, starters, words
from rashomon.reading.actors.names import Mention, Names, fold_body, named_body, root_of, short_keys, title_at
from rashomon.reading.actors.nominals import NOBODY, Nouns

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LOCATIVE = word_set("actors_rules", "mentions", "locative")
_GENERIC_FOR = word_set("actors_rules", "mentions", "generic_for")
_PARTICLES = word_set("actors_rules", "mentions", "particles")
_ARTICLES = word_set("actors_rules", "mentions", "articles")


def find_mentions(page: Page) -> list[Mention]:
    """Return the mentions of actors in a report, names and nouns, in text order; pronouns are left to the merger."""
    return _Scan(page).run()


class _Scan:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.names = Names(page)
        self.nouns = Nouns(page)
        self.found: list[Mention] = []
        self.weak: list[Mention] = []
        self.owner: dict[int, Mention] = {}

    def run(self) -> list[Mention]:
        at = 0
        for sentence in self.page.draft.prose:
            at = max(sentence.start, at)
            while at < sentence.end:
                at = self._at(at, sentence.end, sentence.start)
        self._settle_weak()
        self._speakers()
        return sorted(self.found, key=lambda m: (m.first, m.end))

    def _at(self, at: int, end: int, start: int) -> int:
        """Take what starts at a token and return where to go on."""
        page = self.page
        if not page.capital[at] and page.lower[at] not in starters():
            return at + 1
        person = self.names.person(at, end)
        if person:
            self._widen(person, start)
            return self._take(person)
        if self.names.starts(at) and not self._is_role_noun(at, end):
            return self._name(at, end)
        hit = page.role_at(at, end) if not page.capital[at] or page.tag[at] != "VBZ" else None
        title = title_at(page, at, end)
        if title and title.role and (not hit or title.end > hit[0]):
            return self._role(at, title.end, title.role, title.text) or at + 1
        if hit:
            return self._role(at, hit[0], hit[1], hit[1].lemma) or at + 1
        return at + 1

    def _is_role_noun(self, at: int, end: int) -> bool:
        """Tell whether a capital word is a role noun and no name: "Prime Minister", "Police" at the start."""
        hit = title_at(self.page, at, end) or self.page.role_at(at, end)
        if not hit:
            return False
        stop = hit.end if not isinstance(hit, tuple) else hit[0]
        run = self.names.run_end(at, end)
        return run <= stop or (not isinstance(hit, tuple) and self.names.body_kind(at, run) is None)

    def _take(self, mention: Mention, core: range | None = None) -> int:
        for old in {
            id(self.owner[k]): self.owner[k] for k in range(mention.first, mention.end) if k in self.owner
        }.values():
            if (
                old.head in range(mention.first, mention.end)
                and old.sort in ("body", "role")
                and mention.sort == "person"
            ):
                mention.of = mention.of if mention.of is not None else old.head
        self.found.append(mention)
        for k in range(mention.first, mention.end) if core is None else core:
            self.owner.setdefault(k, mention)
        self.owner[mention.head] = mention
        return mention.end

    # names

    def _name(self, at: int, end: int) -> int:
        page = self.page
        bare = stop = self.names.run_end(at, end)
        tail = self._tail(stop, end)
        geo = page.geos.get(at)
        if geo and geo.end >= stop:
            self._country(at, stop, geo.form)
            return stop
        kind = self.names.body_kind(at, stop)
        if (tail and tail[1].sort == "group") or (tail and kind is None and page.label[at] != "PERSON"):
            kind, stop = self.names.body_kind(at, tail[0]) or tail[1].kind, tail[0]
        kind = kind or self._labelled(at, stop)
        return self._named(at, stop, kind, bare)

    def _named(self, at: int, stop: int, kind: ActorKind | None, bare: int) -> int:
        page = self.page
        name = self.names.clean(at, stop)
        if self._is_dateline(at, stop):
            return stop
        kind = self._listed(at, stop, kind)
        beside = kind is None and self._beside_person(at, stop)
        kind = _kind_by_list(name, kind)
        if beside and kind is None:
            kind = "person"
        elif kind in (None, "person") and page.place_tokens & set(range(at, stop)) and not self._leads_party(at):
            return stop
        if kind is None:
            self.weak.append(Mention(at, stop, stop - 1, "person", "person", name))
            return stop
        if kind == "person":
            return self._take(Mention(at, stop, root_of(page, at, stop), "person", "person", name))
        return self._body(at, stop, kind, bare)

    def _body(self, at: int, stop: int, kind: ActorKind, bare: int) -> int:
        """Take the name of a body and return where to go on."""
        mention = named_body(self.page, self.names, at, stop, kind)
        mention.country = mention.country or self._owner_country(at)
        self._name_tail(mention, at, bare, stop)
        stop = self._alias(mention, stop)
        self._take(mention)
        return stop

    def _name_tail(self, mention: Mention, at: int, bare: int, stop: int) -> None:
        """Let a body's bare name stand for its people too, but not for those who left it: "former X fighters" are not X."""
        if bare == stop:
            return
        if at > 0 and self.page.lower[at - 1] in words("title", "past"):
            mention.first, mention.name = at - 1, self.names.clean(at - 1, stop)
        else:
            mention.aliases.append(self.names.clean(at, bare))

    def _beside_person(self, at: int, stop: int) -> bool:
        """Tell whether a name stands in apposition to a person's role: "The mayor of Cali, Alejandro Eder"."""
        token = self.page.doc[root_of(self.page, at, stop)]
        beside = [token.head] if is_apposition(token) else []
        beside += [c for c in token.children if is_apposition(c)]
        beside += [o.head.head for o in beside if is_prepositional_object(o)]
        for other in beside:
            hit = self.page.role_at(other.i, len(self.page.text))
            if hit and hit[1].kind == "person" and not hit[1].plural:
                return True
        return False

    def _is_dateline(self, at: int, stop: int) -> bool:
        """Tell whether capitals open a report with its place: "ERBIL (Kurdistan 24) –"."""
        page = self.page
        opens = page.text[at].isupper() and bool(page.doc[at].is_sent_start)
        return opens and page.text[stop : stop + 1] in (["("], ["—"], ["–"], [","])

    def _listed(self, at: int, stop: int, kind: ActorKind | None) -> ActorKind | None:
        """Return the kind that a list of results gives a name: "Party — Leader 12", "Party — 6"."""
        page = self.page
        if kind not in (None, "person") or not page.is_political:
            return kind
        if page.text[stop : stop + 1] in (["—"], ["–"]) and page.tag[min(stop + 1, len(page.text) - 1)] == "CD":
            return "party"
        return "person" if self._leads_party(at) else kind

    def _leads_party(self, at: int) -> bool:
        """Tell whether a name follows a party's and a dash."""
        last = self.found[-1] if self.found else None
        dashed = at > 0 and self.page.text[at - 1] in ("—", "–")
        return dashed and last is not None and last.kind == "party" and last.end == at - 1

    def _alias(self, mention: Mention, stop: int) -> int:
        """Take the short form in brackets after a name: "Popular Mobilization Forces (PMF)"."""
        page = self.page
        if stop + 2 < len(page.text) and page.text[stop] == "(" and page.text[stop + 2] == ")":
            short = page.text[stop + 1]
            if short.isupper() and len(short) > 1:
                mention.aliases.append(short)
                mention.end = stop + 3
                return stop + 3
        return stop

    def _tail(self, at: int, end: int) -> tuple[int, Role] | None:
        """Return the lower-case head noun of a name: "bloc" after "State of Law", "network" after "paramilitary"."""
        page = self.page
        for step in range(0, 2):
            if at + step >= end or page.capital[at + step] or page.tag[at + step] not in (*_NOUN_TAGS, "JJ"):
                return None
            hit = page.role_at(at + step, end)
            if hit:
                stop, role = hit
                good = role.sort in _GENERIC_FOR and not (stop < end and page.tag[stop] in _NOUN_TAGS)
                return hit if good and page.tag[stop - 1] in _NOUN_TAGS else None
        return None

    def _labelled(self, at: int, stop: int) -> ActorKind | None:
        """Return the kind that spaCy's label and the look of the name give."""
        page = self.page
        root = page.doc[root_of(page, at, stop)]
        if is_prepositional_object(root) and root.head.lower_ in _LOCATIVE:
            return None
        label = next((page.label[k] for k in range(stop - 1, at - 1, -1) if page.label[k]), "")
        single = stop - at == 1
        if single and _is_short_form(page.text[at]):
            return self._short_form(at, label)
        if any(page.lower[k] in _PARTICLES for k in range(at, stop)):
            return self._with_particle(at, stop, label)
        if single:
            return None
        return "person" if label == "PERSON" else "organisation" if label == "ORG" else None

    def _short_form(self, at: int, label: str) -> ActorKind | None:
        """Return the kind of a word in capitals: "a PKK" and "2 MPs" are no body's name."""
        if self.page.lower[at - 1] in ("a", "an") or self.page.tag[at - 1] == "CD":
            return None
        return "organisation" if label in ("ORG", "PERSON", "") and not self._shouting(at) else None

    def _with_particle(self, at: int, stop: int, label: str) -> ActorKind | None:
        """Return the kind of a name with an Arabic particle: "Omar al-Bashir", "Al Jazeera"."""
        if label in ("GPE", "LOC", "FAC") and is_prepositional_object(self.page.doc[stop - 1]):
            return None
        if label != "ORG":
            return "person"
        alone = self.page.lower[at] in _ARTICLES and stop - at == 3
        return None if alone else "organisation"

    def _shouting(self, at: int) -> bool:
        """Tell whether a word stands in a line of capitals, where capitals say nothing."""
        page = self.page
        near = [t for t in page.text[max(0, at - 3) : at + 4] if t.isalpha() and len(t) > 1]
        return len(near) > 1 and sum(t.isupper() for t in near) > 0.6 * len(near)

    def _country(self, at: int, stop: int, form: str) -> None:
        """Take a country that acts: "the US condemned", "Moscow said", "accused Iran"."""
        page = self.page
        token = page.doc[stop - 1]
        if (form == "people" and page.tag[stop - 1] in ("NNPS",)) or (form == "people" and is_subject(token)):
            if page.tag[stop - 1] in ("NNPS", "NNS"):
                name = self.names.clean(at, stop)
                self._take(
                    Mention(at, stop, stop - 1, "role", "crowd", name, page.geos[at].country, ("CVL",), plural=True)
                )
            return
        dateline = token.i < 12 and any(w in ("—", "–", "--") for w in page.text[stop : stop + 5])
        if (
            form == "people"
            or dateline
            or page.is_hyphened(page.geos[at])
            or not acts(token, speech_only=form == "seat")
        ):
            return
        self._take(
            Mention(
                at, stop, stop - 1, "country", "government", self.names.clean(at, stop), page.geos[at].country, ("GOV",)
            )
        )

    def _owner_country(self, first: int) -> str | None:
        """Return the country of a possessive or adjective before a name ("Iraq’s", "Iraqi")."""
        page = self.page
        before = first - 1
        if before > 0 and page.tag[before] == "POS":
            before -= 1
        return page.geo_in(max(before, 0), before + 1) if before >= 0 else None

    def _widen(self, mention: Mention, start: int) -> None:
        """Take in what stands before a person's title: country, body, "former", other nouns."""
        page, at = self.page, mention.first - 1
        while at >= start and self._belongs(at, mention):
            at -= 1
        mention.first = at + 1
        before = page.lower[mention.first : mention.end]
        past = words("title", "past")
        mention.past = any(w in past for w in before)
        titled = range(mention.first, mention.end)
        mention.country = page.geo_in(titled.start, titled.stop) or mention.country
        if at >= start and page.tag[at] == "POS" and mention.of is None:
            mention.of = at - 1

    def _belongs(self, at: int, mention: Mention) -> bool:
        page = self.page
        tag = page.tag[at]
        if page.label[at] in ("DATE", "TIME", "CARDINAL") or page.doc[at].is_space:
            return False
        if tag == "POS" or page.text[at] in ("’s", "'s"):
            return at - 1 in page.geos
        if at + 1 < len(page.text) and page.lower[at + 1] in ("’s", "'s") and at in page.geos:
            return True
        if (page.glued(at) and page.lower[at] == "-") or (page.lower[at + 1] == "-" and page.glued(at + 1)):
            return True
        if tag in ("NN", "NNP", "NNPS", "JJ", "NNS"):
            head = page.doc[at].head.i
            return at < head < mention.end or at in page.geos
        return False

    # nouns

    def _role(self, at: int, stop: int, role: Role, text: str) -> int:
        """Take a role noun with its phrase; 0 where the words are something else here."""
        mention = self.nouns.find(at, stop, role, text)
        if mention is None or mention.head in self.owner:
            return 0
        self._take(mention, range(at, stop))
        return stop

    def _settle_weak(self) -> None:
        """Keep those doubtful runs that the report elsewhere shows to be persons."""
        known = {w for m in self.found if m.sort == "person" for w in m.name.split()}
        known |= {w.split("-")[-1] for w in known}
        bodies_known = {k: m.kind for m in self.found if m.sort == "body" for k in short_keys(m)}
        for mention in self.weak:
            if any(k in self.owner for k in range(mention.first, mention.end)):
                continue
            kind = self._weak_kind(mention, known, bodies_known)
            if kind is not None:
                mention.sort, mention.kind = "person" if kind == "person" else "body", kind
                self._take(mention)

    def _weak_kind(self, mention: Mention, known: set[str], bodies_known: dict[str, ActorKind]) -> ActorKind | None:
        """Return the kind of a doubtful run by the names that the report gives elsewhere; None where it names nobody."""
        short = fold_body(mention.name)
        if short in bodies_known:
            return bodies_known[short]
        if is_known_body(mention.name):
            return "organisation"
        if mention.name.split("-")[-1] in known or self._is_person(mention):
            return "person"
        return "organisation" if self.page.label[mention.head] == "ORG" else None

    def _is_person(self, mention: Mention) -> bool:
        """Tell whether a doubtful run is a person by the knowledge of names, its label and its place in the sentence."""
        token, label = self.page.doc[mention.head], self.page.label[mention.head]
        if label != "ORG" and is_known_person(mention.name, tuple(self.page.countries)):
            return True
        if label in ("PERSON", "GPE", "NORP") and acts(token, speech_only=True):
            return True
        return label == "PERSON" and not is_prepositional_object(token) and not is_compound_part(token)

    def _speakers(self) -> None:
        """Take whoever else speaks: subjects of speech verbs and what stands after "according to"."""
        for token in speaking(self.page):
            if (
                token.i in self.owner
                or token.pos_ not in ("NOUN", "PROPN")
                or token.lemma_.lower() in words("verbs", "words_spoken")
            ):
                continue
            hyphened = self.page.text[token.i + 1 : token.i + 2] == ["-"]
            if hyphened or not token.text[0].isalpha() or any(c.lower_ in NOBODY for c in token.lefts):
                continue
            phrase = noun_phrase(token)
            name = " ".join(w.text for w in phrase if not is_determiner(w))
            self._take(Mention(phrase.start, phrase.end, token.i, "loose", "other", name, plural=token.tag_ == "NNS"))


def _kind_by_list(name: str, kind: ActorKind | None) -> ActorKind | None:
    """Return the kind that the lists of outlets and bodies give a name; where they know nothing, the kind it had."""
    low = name.lower().removeprefix("the ")
    if low in words("names", "outlets"):
        return "outlet"
    if kind is None and low in bodies():
        return "government"
    return "organisation" if kind == "person" and is_known_body(name) else kind


def _is_short_form(text: str) -> bool:
    return text.isupper() and text.isalpha() and 2 <= len(text) <= 6
