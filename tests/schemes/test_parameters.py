"""Every number and choice of the rules has its key in every rulebook."""

import pytest

from trustmark.schemes.parameters import CHOICES, TERMS

# Every parameter of the two reference schemes, and where it stands.
PARAMETERS = {
    "scheme name, operator, logo, hosts": ["scheme:name", "scheme:operator"],
    "territory": ["scheme:territory"],
    "certificate types": ["scheme:kinds"],
    "buyer capacities": ["scheme:capacities"],
    "components of the mark": ["scheme:components"],
    "languages of public texts": ["scheme:languages", "scheme:prevailing_language"],
    "legal basis of criteria": ["choice:legal-basis"],
    "excluded assortments": ["ground:excluded-content", "ground:unlawful"],
    "refusal letter with reasons": ["choice:refusal-reasons-in-letter"],
    "who examines": ["choice:examiner"],
    "who decides": ["choice:decider-may-be-examiner"],
    "audit target": ["term:audit-target"],
    "grant rule": ["choice:grant-rule"],
    "cancel after silence": ["term:remedy", "term:remedy-reminder"],
    "certification cost": ["choice:certification-cost-on-cancelling"],
    "certification cost, amount": ["fee:certification-cost"],
    "number of free re-audits": ["choice:free-re-audits", "fee:re-audit"],
    "remedy term": ["term:remedy-blocking", "term:remedy-major", "term:remedy-minor"],
    "provisional period": ["term:provisional"],
    "provisional: which complaints block": ["choice:provisional-complaints"],
    "start condition payment": ["choice:start-requires-payment"],
    "requirement change term": ["term:requirement-change"],
    "terms change lead time": ["term:terms-notice"],
    "periodic re-check": ["term:periodic-audit", "term:certificate-validity"],
    "spot-check share": ["choice:spot-check-share-percent"],
    "spot-check risk picks": ["choice:spot-check-risk-picks"],
    "security scan": ["term:security-scan", "choice:scan-required"],
    "external scan firm": ["scheme:parties"],
    "scan remedy term": ["term:scan-remedy-critical", "term:scan-remedy-medium"],
    "review system": ["choice:review-system", "choice:review-system-required"],
    "European trustmark entitlement": ["choice:umbrella-mark"],
    "seal removal": ["term:seal-removal"],
    "fine for unlawful use": ["choice:misuse-fine", "fee:misuse-fine"],
    "authority for misuse reports": ["scheme:misuse_authority"],
    "publish misuse": ["choice:misuse-publication-allowed", "term:misuse-publication"],
    "partner feeds of company data": ["choice:partner-feeds"],
    "public register fields": ["scheme:register_fields"],
    "complaint age limit": ["term:complaint-age"],
    "member's answer term": ["term:complaint-response"],
    "mediation duration target": ["term:mediation-target"],
    "waiting term before transfer": ["term:transfer-waiting"],
    "dispute board": ["scheme:parties"],
    "ruling kind": ["choice:ruling-kind"],
    "guarantee fund": ["choice:guarantee-fund", "scheme:notices"],
    "grievance term": ["term:grievance"],
    "complaint threshold": ["choice:complaint-threshold", "term:complaint-window"],
    "billing periods": ["choice:membership-periods", "choice:quarterly-surcharge"],
    "prices, surcharge amount, VAT": ["fee:quarterly-surcharge"],
    "invoice term": ["term:invoice-payment"],
    "payment methods": ["choice:payment-methods"],
    "invoice delivery": ["choice:invoice-delivery"],
    "interest": ["choice:interest"],
    "collection costs": ["choice:collection-costs"],
    "arrears ladder": ["choice:arrears-ladder", "choice:arrears-end-automatic"],
    "membership period, renewal": ["choice:renewal"],
    "notice term": ["choice:notice-end"],
    "renewal reminder": ["term:renewal-reminder-year", "term:renewal-reminder-quarter"],
    "notice channels": ["choice:notice-channels"],
    "refund on ending": ["choice:refund-on-ending"],
    "attachment clock": ["term:attachment"],
    "force majeure, dissolve after": ["term:force-majeure"],
    "liability cap": ["choice:liability-cap-times"],
    "liability expiry": ["term:liability-expiry"],
    "law, court": ["scheme:law", "scheme:court"],
    "company number kinds": ["scheme:company_numbers"],
    "register retention": ["choice:register-facts", "term:register-contact-retention"],
    "newsletter": ["term:newsletter", "choice:newsletter-retention"],
    "invitation retention": ["term:invitation-retention"],
    "invitation address": ["term:invitation-address-retention"],
    "invitation sender": ["choice:invitation-sender"],
    "invitation optional fields": ["choice:invitation-optional-fields"],
    "invitation delay after order": ["term:invitation-delay"],
    "reviews per consumer": ["term:review-uniqueness", "choice:second-review"],
    "order number in review": ["choice:review-order-number"],
    "review retention": ["choice:review-retention", "term:review-ip-retention"],
    "author's answer in moderation": ["term:authors-answer", "choice:authors-silence"],
    "review visible": ["choice:review-visible-during-moderation"],
    "dispute file retention": ["term:dispute-content-retention"],
    "mail carriers": ["choice:mail-carriers"],
    "bookkeeping": ["choice:bookkeeping"],
    "hosting / backup country": ["choice:storage-country", "choice:backup-country"],
    "backup retention": ["term:backup-retention"],
    "password rule": ["choice:password-length", "choice:password-composition"],
    "transport encryption": ["choice:transport-encryption"],
    "member privacy-audit notice": ["term:privacy-audit-notice"],
    "auditor qualification": ["choice:privacy-audit-qualification"],
    "cost bearer of that audit": ["choice:privacy-audit-costs"],
    "cost of that audit, rate": ["fee:privacy-audit-hour"],
    "breach notice": ["term:breach-notice", "choice:breaches-always-notified"],
    "data protection authority": ["scheme:data_protection_authority"],
    "risk grades": ["choice:risk-register", "choice:risk-disputes"],
}


def places(rules):
    """Every place of a rulebook that a parameter can stand in."""
    return {
        *[f"term:{name}" for name in rules.term_clauses],
        *[f"choice:{name}" for name in rules.choices],
        *[f"fee:{code}" for code in rules.fees],
        *[f"ground:{code}" for code in rules.grounds],
        *[f"scheme:{name}" for name in vars(rules.scheme)],
    }


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_parameter_of_the_rules_has_its_key(rules, name):
    assert set(PARAMETERS[name]) <= places(rules)


def test_what_the_rules_state_names_its_rule_and_the_rest_is_a_proposal(rules):
    clauses = [
        *rules.term_clauses.values(),
        *rules.choices.values(),
        *rules.fees.values(),
        *rules.grounds.values(),
    ]

    prefix = {"webwinkelkeur": "WK-", "becommerce": "BC-"}[rules.scheme.slug]
    stated = [clause for clause in clauses if clause.status == "stated"]
    assert stated
    assert all(clause.source for clause in stated)
    assert all(s.startswith(prefix) for clause in clauses for s in clause.source)
    assert len(clauses) > len(TERMS) + len(CHOICES)


def test_no_amount_is_stated_because_neither_scheme_publishes_one(rules):
    assert {fee.status for fee in rules.fees.values()} == {"proposed"}
