"""What a mail supplier reports of our letters: delivered, bounced, complained of."""

from anymail import urls as suppliers
from anymail.signals import AnymailTrackingEvent
from anymail.webhooks.base import AnymailBaseWebhookView
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_http_methods

from trustmark.correspondence import api as correspondence
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request


@require_http_methods(["HEAD", "POST"])
@for_programs
def mail_reports(request: Request) -> HttpResponse:
    """Record the reports of the configured supplier; without one there is no page."""
    supplier = _supplier()
    if request.method == "HEAD":
        return HttpResponse()
    supplier.run_validators(request)
    try:
        events = supplier.parse_events(request)
    except (ValueError, LookupError, TypeError):  # whatever it is, no report
        return HttpResponseBadRequest("not a report\n", content_type="text/plain")
    for event in events:
        if isinstance(event, AnymailTrackingEvent):
            correspondence.record_anymail_event(event, at=request.at)
    return HttpResponse()


def _supplier() -> AnymailBaseWebhookView:
    """Who reads and checks the reports; none that would believe just anybody."""
    known = {
        pattern.name.removesuffix("_webhook").removesuffix("_tracking"): pattern
        for pattern in suppliers.urlpatterns
        if pattern.name and "inbound" not in pattern.name
    }
    found = known.get(settings.ENVIRONMENT.email_supplier)
    if found is None:
        raise Http404
    view = found.callback.view_class
    if view.warn_if_no_basic_auth and not settings.ANYMAIL.get("WEBHOOK_SECRET"):
        raise Http404
    supplier: AnymailBaseWebhookView = view()
    return supplier
