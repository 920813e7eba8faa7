"""The front door of shops."""

from trustmark.shops.models import (
    Acceptance,
    Company,
    Contact,
    DomainProof,
    Manner,
    Method,
    Shop,
    VatCheck,
    VatOutcome,
)
from trustmark.shops.permissions import why_not_end_contact
from trustmark.shops.queries import (
    find_company,
    find_proof,
    find_shop,
    get_shop,
    is_domain_proven,
    list_companies_of,
    list_contacts,
    list_proofs,
    list_shops,
    sender_of,
)
from trustmark.shops.rules import (
    Fault,
    company_number,
    domain_of,
    fault_in_company_number,
    fault_in_domain,
    fault_in_vat_number,
    vat_number,
)
from trustmark.shops.services.agreeing import (
    Signature,
    accept_document,
    declare,
    list_acceptances,
    list_missing_acceptances,
)
from trustmark.shops.services.checking import check_vat_number, latest_vat_check
from trustmark.shops.services.parties import (
    AlreadyRegistered,
    CompanyDetails,
    ShopDetails,
    add_contact,
    change_company,
    details_of,
    end_contact,
    is_contact,
    register_company,
    register_shop,
)
from trustmark.shops.services.proving import PREFIX, ask_domain_proof, look_for_proof
from trustmark.shops.states import ProofState
from trustmark.shops.suppliers.domains import FILE as PROOF_FILE
from trustmark.shops.suppliers.domains import META_NAME as PROOF_META
from trustmark.shops.suppliers.domains import RECORD as PROOF_RECORD

__all__ = [
    "PREFIX",
    "PROOF_FILE",
    "PROOF_META",
    "PROOF_RECORD",
    "Acceptance",
    "AlreadyRegistered",
    "Company",
    "CompanyDetails",
    "Contact",
    "DomainProof",
    "Fault",
    "Manner",
    "Method",
    "ProofState",
    "Shop",
    "ShopDetails",
    "Signature",
    "VatCheck",
    "VatOutcome",
    "accept_document",
    "add_contact",
    "ask_domain_proof",
    "change_company",
    "check_vat_number",
    "company_number",
    "declare",
    "details_of",
    "domain_of",
    "end_contact",
    "fault_in_company_number",
    "fault_in_domain",
    "fault_in_vat_number",
    "find_company",
    "find_proof",
    "find_shop",
    "get_shop",
    "is_contact",
    "is_domain_proven",
    "latest_vat_check",
    "list_acceptances",
    "list_companies_of",
    "list_contacts",
    "list_missing_acceptances",
    "list_proofs",
    "list_shops",
    "look_for_proof",
    "register_company",
    "register_shop",
    "sender_of",
    "vat_number",
    "why_not_end_contact",
]
