"""What the records of a domain say about who may send in its name."""

import pytest

from trustmark.invitations.rules import (
    Ours,
    Seen,
    judge_dkim,
    judge_dmarc,
    judge_spf,
)

OURS = Ours("_spf.merk.test", "keur", "keur._domainkey.merk.test")


@pytest.mark.parametrize(
    ("texts", "seen"),
    [
        (["v=spf1 include:_spf.merk.test -all"], Seen.RIGHT),
        (["V=SPF1 mx +include:_SPF.merk.test. ~all"], Seen.RIGHT),
        (["v=spf1 -include:_spf.merk.test -all"], Seen.OTHER),
        (["v=spf1 include:_spf.merk.test.evil.test -all"], Seen.OTHER),
        (["v=spf1 mx -all"], Seen.OTHER),
        (["v=spf1 include:_spf.merk.test", "v=spf1 -all"], Seen.MANY),
        (["v=spf10 include:_spf.merk.test"], Seen.MISSING),
        ([], Seen.MISSING),
        (None, Seen.UNKNOWN),
    ],
)
def test_one_spf_record_includes_ours(texts, seen):
    assert judge_spf("kaas.test", texts, ours=OURS).seen == seen


def test_what_is_there_is_kept_in_what_to_write():
    looked = judge_spf("kaas.test", ["v=spf1 mx a:x.test -all"], ours=OURS)

    assert looked.value == "v=spf1 mx a:x.test include:_spf.merk.test -all"


@pytest.mark.parametrize(
    ("alias", "seen"),
    [
        ("keur._domainkey.merk.test.", Seen.RIGHT),
        ("KEUR._domainkey.merk.test", Seen.RIGHT),
        ("other.test", Seen.OTHER),
        ("", Seen.MISSING),
        (None, Seen.UNKNOWN),
    ],
)
def test_a_cname_leads_to_our_key(alias, seen):
    looked = judge_dkim("kaas.test", alias, ours=OURS)

    assert (looked.name, looked.seen) == ("keur._domainkey.kaas.test", seen)


@pytest.mark.parametrize(
    ("texts", "above", "seen"),
    [
        (["v=DMARC1; p=none"], [], Seen.RIGHT),
        ([], ["v=DMARC1;p=reject; aspf=s"], Seen.RIGHT),
        (["v=DMARC1; p=later"], [], Seen.OTHER),
        (["v=DMARC1; sp=none"], [], Seen.OTHER),
        (["v=DMARC1; p=none", "v=DMARC1; p=none"], [], Seen.MANY),
        (["hello"], [], Seen.MISSING),
        ([], None, Seen.UNKNOWN),
    ],
)
def test_a_policy_stands_at_the_domain_or_above_it(texts, above, seen):
    assert judge_dmarc("post.kaas.test", texts, above).seen == seen
