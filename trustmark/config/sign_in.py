"""Settings of sign-in: passwords, second factor, limits."""

from datetime import timedelta

from trustmark.config.environment import Environment

_ENVIRONMENT = Environment()

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_start"

# The first is how new passwords are kept; the second reads those of earlier systems.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_DJANGO = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_DJANGO}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{_DJANGO}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_DJANGO}.CommonPasswordValidator"},
    {"NAME": "trustmark.accounts.passwords.NothingAboutYou"},
    {"NAME": "trustmark.accounts.passwords.NotUsedBefore"},
]
# Promised in the processing agreement; a scheme that promises otherwise drops it.
PASSWORD_MIXED_SIGNS = True
if PASSWORD_MIXED_SIGNS:
    AUTH_PASSWORD_VALIDATORS += [{"NAME": "trustmark.accounts.passwords.MixedSigns"}]

# Staff and outside experts: away for half an hour, or twelve hours after signing in.
WORK_SESSION_IDLE = timedelta(minutes=30)
WORK_SESSION_LENGTH = timedelta(hours=12)

ACCOUNT_ADAPTER = "trustmark.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "reset_password_from_key": "trustmark.sites.layout.account_forms.ChosenPasswordForm"
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 2
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Another address is another owner: ask for the password once more.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "confirm_email": "1/3m/key",
    "reauthenticate": "10/m/user",
    "consumer_link": "10/h/ip,3/10m/key",
    "apply": "30/h/ip,3/10m/key",
    "review": "10/h/ip,3/d/key",
    "photo": "60/h/ip",
    "submit": "20/h/user,6/d/key",
    "supply": "10/h/user",
    "invite_colleague": "20/h/user,3/d/key",
    "look_for_proof": "10/10m/user",
    "type_order": "60/h/user",
    "upload_orders": "30/h/user",
    "test_letter": "20/h/user",
    "look_up_address": "60/h/user",
    "choose_sender": "10/h/user",
    "look_for_records": "10/10m/user",
}

MFA_ADAPTER = "trustmark.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
_FORMS = "trustmark.sites.layout.passkey_forms"
MFA_FORMS = {
    "add_webauthn": f"{_FORMS}.NewPasskeyForm",
    "authenticate_webauthn": f"{_FORMS}.PasskeyAfterPasswordForm",
    "edit_webauthn": f"{_FORMS}.PasskeyNameForm",
    "login_webauthn": f"{_FORMS}.PasskeyLoginForm",
    "reauthenticate_webauthn": f"{_FORMS}.PasskeyOnceMoreForm",
}
# Whoever has a second factor may change their address; it counts once it is confirmed.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Browsers offer passkeys on localhost without https; elsewhere they refuse.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _ENVIRONMENT.mode != "production"
