"""Every check fires on a report with its fault and is silent on one without."""

import pytest

import rashomon
from rashomon.checks import check

FIRES = {
    "wrong_name.v1": (
        "Ghanaian President Nana Akufo-Addo left his residence unhurt after shots were fired on Monday. Nana Akufo-Addo thanked the "
        "guards.\n\nFrance said it was relieved that President Alassane Ouattara was not hurt.",
        "2022-05-18",
    ),
    "name_swap.v1": (
        "Gunmen shot at Mayor Ana Duarte in Recife on Monday. Duarte was unharmed. Ana Duarte said she would stay in office.\n\n"
        "The governor said Pedro Salgueiro was unharmed in the attack.",
        "2022-05-18",
    ),
    "spelling_variants.v1": (
        "Police arrested Mustafa Kadhimi in Basra on Monday. Kadhemi denied the charge.",
        "2022-05-18",
    ),
    "homonym.v1": (
        "Fatah said on Monday that its members in Iraq had been attacked. Officials in the Palestinian city of Ramallah made no comment.",
        "2022-05-18",
    ),
    "figures_differ.v1": (
        "A bomb exploded in a market in Kano on Monday. Police said three people were killed. A doctor said seven people were killed.",
        "2022-05-18",
    ),
    "figures_impossible.v1": (
        "The election commission announced results of Sunday's parliamentary election in Malta. The Green Party won 70 of the 65 seats.",
        "2022-05-18",
    ),
    "change_mismatch.v1": (
        "Results of Sunday's parliamentary election in Latvia were announced on Monday. The Unity Party won 12 seats, up from 23.",
        "2022-05-18",
    ),
    "many_incidents.v1": (
        "Gunmen killed three farmers near Gao on Monday. A bomb wounded nine people in Kano on Monday. Rebels attacked a barracks in "
        "Maiduguri on Tuesday and killed two soldiers. Police arrested five men in Niamey on Tuesday.",
        "2024-03-06",
    ),
    "impossible_date.v1": ("Rebels killed four herders near Gao on February 29, 2015, police said.", "2015-03-10"),
    "date_mismatch.v1": ("Soldiers fired on a bus in Gao on Monday, March 6, 2018, killing two people.", "2018-03-09"),
    "place_mismatch.v1": ("A bomb killed four people in Aleppo, Lebanon on Monday.", "2022-05-18"),
    "role_inversion.v1": (
        "The clinic counted 40 injuries, most of which were caused by security forces, after a march in Lagos on Monday.",
        "2022-05-18",
    ),
    "truncated.v1": ("The mayor of Lyon, who served as a, said on Monday that the march was peaceful.", "2022-05-18"),
    "status_slip.v1": (
        "Gunmen attacked the home of Senator Luis Ortega in Cali on Monday. Ortega was unharmed, police said.\n\n"
        "Luis Ortega was assassinated by two men, a radio station said.",
        "2022-05-18",
    ),
    "unattributed_quote.v1": (
        'Crowds marched through Lima on Monday. "We will not leave this square until the law is gone." Police watched from side streets.',
        "2022-05-18",
    ),
    "spun_text.v1": (
        "The demise toll rose on Monday after rocket assaults on Aden. Officials said human privileges were ignored.",
        "2022-05-18",
    ),
}
SILENT = {
    "many_incidents.v1": "Gunmen killed two men in Kano on Monday. A bomb hurt three in Kano on Monday. Police arrested a man in Kano.",
    "wrong_name.v1": "Ghanaian President Nana Akufo-Addo met former president John Mahama in Accra on Monday.",
    "name_swap.v1": "Gunmen shot at Mayor Ana Duarte in Recife on Monday. Duarte was unharmed. Pedro Salgueiro, her driver, died.",
    "spelling_variants.v1": "Police arrested Mustafa Kadhimi in Basra on Monday. Kadhimi’s lawyer denied the charge.",
    "homonym.v1": "The Fatah Alliance of Iraq rejected the results on Monday.",
    "figures_differ.v1": "Police said at least 20 people were killed in Kano on Monday. A doctor said 23 people were killed.",
    "figures_impossible.v1": "In Sunday's parliamentary election in Malta the Green Party won 30 of the 65 seats, the commission said.",
    "change_mismatch.v1": "In Sunday's parliamentary election in Latvia the Unity Party won 12 seats, down from 23.",
    "impossible_date.v1": "In February 30 herders were killed near Gao, and on 29 February 2016 two more. On April 30 it was calm.",
    "date_mismatch.v1": "Soldiers fired on a bus in Gao on Tuesday, March 6, 2018, killing two people.",
    "place_mismatch.v1": "A bomb killed four people in Aleppo, Syria, on Monday. Talks went on in Beirut, Amman and Jordan.",
    "role_inversion.v1": "Forty people were injured by security forces after a march in Lagos on Monday.",
    "truncated.v1": "The mayor of Lyon, who served as a judge, said on Monday that the march was peaceful.",
    "status_slip.v1": "Gunmen tried to assassinate Senator Luis Ortega in Cali on Monday. Ortega was unharmed. His driver was killed.",
    "unattributed_quote.v1": 'Crowds marched through Lima on Monday. "We will not leave this square," said Rosa Quispe, a teacher.',
    "spun_text.v1": "The death toll rose on Monday after rocket attacks on Aden. Officials said human rights were ignored.",
}


def fired(text: str, published: str) -> set[str]:
    return {finding.check for finding in rashomon.read(text, published=published).findings}


def test_every_check_has_its_reports():
    assert set(check) == set(FIRES) == set(SILENT)


@pytest.mark.parametrize("name", sorted(FIRES))
def test_a_check_fires_on_its_fault(name):
    assert name in fired(*FIRES[name])


@pytest.mark.parametrize("name", sorted(SILENT))
def test_a_check_is_silent_without_it(name):
    published = "2018-03-09" if name == "date_mismatch.v1" else "2022-05-18"
    assert name not in fired(SILENT[name], published)
