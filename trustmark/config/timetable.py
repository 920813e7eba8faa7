"""Every hour of the day the platform acts by itself, in one file."""

from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.correspondence import api as correspondence
from trustmark.dispatches import api as dispatches
from trustmark.invitations import api as invitations
from trustmark.kernel import history
from trustmark.kernel.announcements import deliver_due
from trustmark.kernel.tidying import tidy
from trustmark.kernel.timetable import Daily, Sweep
from trustmark.memberships import api as memberships
from trustmark.orders import api as orders
from trustmark.prechecks import api as prechecks
from trustmark.reexaminations import api as reexaminations
from trustmark.reviews import api as reviews
from trustmark.sites.seal import publishing
from trustmark.sites.seal.widgets import publishing as widgets

# Every few seconds: what waits although its task was lost, or its worker died.
SWEEPS = [
    Sweep("deliver announcements", deliver_due),
    Sweep("send invitations", invitations.send_due),
    Sweep("post letters", correspondence.sweep),
    Sweep("run inspections", audits.sweep),
    Sweep("run pre-checks", prechecks.sweep),
    Sweep("take files with orders", orders.sweep_files),
    Sweep("erase photos", reviews.erase_photos),
    Sweep("re-examine shops", reexaminations.sweep),
    Sweep("post to machines of shops", dispatches.sweep),
]

# Once a day, from the hour on. Each entry is safe to run twice.
DAILY = [
    Daily("convert provisional memberships", 1, memberships.convert_due),
    Daily("convert provisional certificates", 1, certificates.convert_due),
    Daily("expire certificates", 1, certificates.expire_due),
    Daily("close overdue remedies", 2, audits.close_overdue_remedies),
    Daily("refuse silent applicants", 2, applications.refuse_overdue),
    Daily("forget old pre-checks", 4, prechecks.forget_due),
    Daily("forget old re-examinations", 4, reexaminations.forget_due),
    Daily("forget buyers of old orders", 4, orders.forget_due),
    Daily("forget answers to calls", 4, orders.forget_answers),
    Daily("end replaced keys", 1, orders.end_keys_due),
    Daily("drop old sessions and tasks", 4, tidy),
    Daily("forget messages to machines", 4, dispatches.forget_due),
    Daily("erase reviews nobody confirmed", 4, reviews.lapse_due),
    Daily("drop photos nobody keeps", 4, reviews.drop_photos),
    Daily("forget networks of authors", 4, reviews.forget_networks),
    Daily("forget words of old decisions on reviews", 4, reviews.forget_due),
    Daily("forget who was invited", 4, invitations.forget_due),
    Daily("clear away old keys and products", 4, orders.clear_due),
    Daily("erase words of old history", 4, history.erase_due),
    Daily("count reviews anew", 5, reviews.rebuild_all),
    Daily("remind of open remedies", 8, audits.remind_open_remedies),
    Daily("look at addresses of shops", 6, invitations.look_at_senders_due),
    Daily("expire invitations", 8, invitations.expire_due),
    Daily("remind of invitations", 10, invitations.remind_due),
    Daily("publish the register", 3, publishing.publish_all),
    Daily("publish widgets", 3, widgets.publish_all),
    Daily("count invitations anew", 5, invitations.recount_all),
]
