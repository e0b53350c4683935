"""The grammatical relations that rules ask for, by name.

With `syntax` this is all that knows the labels of the English parser (ClearNLP's, as spaCy's English models give them);
a parser with other labels, Universal Dependencies say, is met here. Each predicate takes a word and tells whether it
stands in that relation to the word above it.
"""

from collections.abc import Callable

from spacy.tokens import Token

Relation = Callable[[Token], bool]


def _labelled(*labels: str) -> Relation:
    """Return the predicate of words with one of some labels."""
    wanted = frozenset(labels)

    def holds(token: Token) -> bool:
        return token.dep_ in wanted

    return holds


def below(token: Token, relation: Relation) -> list[Token]:
    """Return the words directly below a word that stand in a relation to it, in text order."""
    return [child for child in token.children if relation(child)]


# Who does it and to whom
is_subject = _labelled("nsubj", "nsubjpass")  # "police fired", "police were seen"
is_active_subject = _labelled("nsubj")  # "police fired"
is_passive_subject = _labelled("nsubjpass")  # "police were seen"
is_direct_object = _labelled("dobj")  # "shot a man"
is_prepositional_object = _labelled("pobj")  # "in the town"
is_object = _labelled("dobj", "pobj")  # of a verb or a preposition
is_undergoer = _labelled("dobj", "nsubjpass")  # to whom it is done: "shot a man", "a man was shot"
is_agent_marker = _labelled("agent")  # the "by" of a passive

# What words of a noun phrase are to its head
is_determiner = _labelled("det")  # "the", "no"
is_possessor = _labelled("poss")  # "his house", "the army's"
is_specifier = _labelled("det", "poss", "compound")  # which makes a noun joined by "and" a phrase of its own
is_case_marker = _labelled("case")  # the "'s" of a possessor
is_number_modifier = _labelled("nummod")  # "two men"
is_adjective_modifier = _labelled("amod")  # "armed men"
is_adjective_or_number = _labelled("amod", "nummod")
is_compound_part = _labelled("compound")  # "police station"
is_noun_modifier = _labelled("compound", "nmod")
is_adjective_or_compound = _labelled("amod", "compound")
is_premodifier = _labelled("amod", "compound", "nmod")
is_apposition = _labelled("appos")  # "the mayor, a doctor"
is_preposition = _labelled("prep")
is_prepositional_clause = _labelled("pcomp")  # "after storming the house"
is_noun_clause = _labelled("acl", "relcl")
is_participial_clause = _labelled("acl")  # "a bomb planted there"
is_relative_clause = _labelled("relcl")  # "the man who fled"

# What words and clauses are to a verb
is_root = _labelled("ROOT")
is_helping_verb = _labelled("aux", "auxpass")  # "has fled", "was shot"
is_auxiliary = _labelled("aux")  # "has fled", "to flee"
is_negation = _labelled("neg")  # "not"
is_particle = _labelled("prt")  # "blow up"
is_adverb = _labelled("advmod")
is_adverbial_noun = _labelled("npadvmod")  # "arrived Monday"
is_adverbial_clause = _labelled("advcl")  # "fled when it began"
is_clausal_complement = _labelled("ccomp")  # "said that they fled"
is_open_complement = _labelled("xcomp")  # "began to flee"
is_complement = _labelled("ccomp", "xcomp")
is_clause_marker = _labelled("mark")  # "that", "if"
is_predicate_noun = _labelled("attr")  # "he is a doctor"
is_predicate_adjective = _labelled("acomp")  # "he is dead"
is_predicate = _labelled("acomp", "attr", "oprd")

# What is joined
is_conjunct = _labelled("conj")  # "police and soldiers"
is_coordinator = _labelled("cc")  # "and"
is_first_coordinator = _labelled("preconj")  # the "both" of "both … and"
is_punctuation = _labelled("punct")
