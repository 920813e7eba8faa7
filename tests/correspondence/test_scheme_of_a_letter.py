"""Letters of before they said so take the scheme of their case."""

import importlib

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from tests.builders.cases import an_application, an_audit
from tests.builders.letters import letters
from tests.builders.rulebooks import BECOMMERCE, WEBWINKELKEUR
from trustmark.correspondence.api import OutgoingLetter

pytestmark = pytest.mark.django_db
migration = importlib.import_module(
    "trustmark.correspondence.migrations.0003_a_letter_says_of_which_scheme_it_is"
)


def test_a_letter_about_a_case_takes_its_scheme_and_any_other_stays_without(a_letter):
    (ours,) = letters(about=an_application(scheme=BECOMMERCE))
    an_audit()
    alone = a_letter()
    of_nothing = a_letter()
    OutgoingLetter.objects.filter(pk=of_nothing.pk).update(
        about_kind="nowhere.case", about_id=1
    )
    before = set(OutgoingLetter.objects.values_list("pk", "scheme"))
    OutgoingLetter.objects.update(scheme="")

    migration.take_the_scheme_of_the_case(apps, connection.schema_editor())

    assert set(OutgoingLetter.objects.values_list("pk", "scheme")) == before
    assert (ours.pk, BECOMMERCE) in before
    assert WEBWINKELKEUR in {scheme for _, scheme in before}
    assert {(alone.pk, ""), (of_nothing.pk, "")} <= before


def test_the_words_are_still_kept_as_written(a_letter):
    written = a_letter()

    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingLetter.objects.filter(pk=written.pk).update(body="iets anders")
