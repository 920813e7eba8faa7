"""Proof that a domain is theirs: a word we gave, found where only they can put it."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Coalesce

from trustmark.kernel.cases import begin, may_take, take
from trustmark.shops import states
from trustmark.shops.models import DomainProof, Method, Shop
from trustmark.shops.services.ending import lock_domain, overtake_others
from trustmark.shops.states import ProofState
from trustmark.shops.suppliers.domains import DomainReader, get_domain_reader

PREFIX = "keurmeester-proof="


@transaction.atomic
def ask_domain_proof(shop: Shop, *, at: datetime) -> DomainProof:
    """Give out the word to be placed; the same word as long as it was not proven."""
    known = DomainProof.objects.filter(shop=shop).first()
    if known is not None:
        return known
    proof = DomainProof(shop=shop, word=secrets.token_hex(16))
    begin(proof, by=None, at=at)
    return proof


def look_for_proof(
    proof: DomainProof, *, at: datetime, reader: DomainReader | None = None
) -> DomainProof:
    """Look until it is found, outside any transaction, and write down what was seen.

    The first proof of a domain ends what others registered under it, and nobody else
    registers it from then on.

    The file and the page come first, because the DNS may take seconds to say nothing;
    it is looked at under the shop's own domain and under `_keurmeester`. Without a
    `reader` it is the one of the settings.
    """
    if proof.state == ProofState.ENDED:
        return proof
    reader = reader or get_domain_reader()
    wanted = f"{PREFIX}{proof.word}"
    places = {
        Method.FILE: reader.well_known,
        Method.META: reader.meta_tags,
        Method.DNS: reader.texts,
    }
    found, seen = None, {}
    for method, read in places.items():
        words = read(proof.shop.domain)
        seen[method] = len(words)
        if wanted in words:
            found = method
            break
    told = "; ".join(f"{m}: {seen[m]}" for m in Method if m in seen)
    _write_down(proof, found, told, at=at)
    return proof


@transaction.atomic
def _write_down(
    proof: DomainProof, found: Method | None, told: str, *, at: datetime
) -> None:
    # Of two who prove one domain at once, the second finds its registration ended.
    lock_domain(proof.shop.domain)
    DomainProof.objects.filter(pk=proof.pk).update(looked_at=at, seen=told)
    proof.refresh_from_db()
    if found and may_take(proof, states.PROVE):
        take(proof, states.PROVE, by=None, at=at, reason=str(found), method=found)
        _hold(proof.shop, at=at)
    elif not found and proof.state == ProofState.PROVEN:
        take(proof, states.LOSE, by=None, at=at, reason=told)


def _hold(shop: Shop, *, at: datetime) -> None:
    overtake_others(shop, at=at)
    running = Shop.objects.filter(pk=shop.pk, ended_at=None)
    running.update(held_since=Coalesce("held_since", at))
