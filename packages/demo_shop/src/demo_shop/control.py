"""The switchboard: faults and proofs of each shop. For people and for tests."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, abort, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer

from demo_shop.faults import FAULTS, UnknownFault
from demo_shop.pages import render
from demo_shop.proofs import LONGEST, UnusableWord
from demo_shop.scene import house
from demo_shop.village import Shop, village

AN_HOUR = 60 * 60


def add_to(app: Flask) -> None:
    """Open the switchboard; only somebody on this machine can reach it."""
    app.add_url_rule("/demo-control/", "control", overview)
    app.add_url_rule("/demo-control/<host>", "control:shop", one_shop)
    app.add_url_rule("/demo-control/<host>", "control:switch", switch, methods=["POST"])
    app.add_url_rule(
        "/demo-control/faults/<host>", "control:put", put, methods=["PUT", "GET"]
    )
    app.add_url_rule(
        "/demo-control/<host>/proof", "control:prove", prove, methods=["POST"]
    )
    app.add_url_rule(
        "/demo-control/proofs/<host>",
        "control:put-proof",
        put_proof,
        methods=["PUT", "GET"],
    )


def overview() -> ResponseReturnValue:
    """Every shop, and how many faults it has."""
    counts = {host: len(house().switches.on(host)) for host in village()}
    return render(
        "control/overview.html", village=village(), counts=counts, port=host_port()
    )


def one_shop(host: str) -> ResponseReturnValue:
    """The faults of one shop, with their switches."""
    _known_shop(host)
    return render(
        "control/shop.html",
        subject=village()[host],
        faults=FAULTS,
        on=house().switches.on(host),
        token=_signer().dumps(host),
        saved=request.args.get("saved") == "1",
        word=house().proofs.word(host),
        longest=LONGEST,
        word_kept=request.args.get("word") == "kept",
        port=host_port(),
    )


def switch(host: str) -> ResponseReturnValue:
    """Set the faults of a shop as ticked; the form must be one we made."""
    _our_form_for(host)
    house().switches.set(host, request.form.getlist("on"))
    return redirect(f"/demo-control/{host}?saved=1", 303)


def prove(host: str) -> ResponseReturnValue:
    """Let a shop show the word from the form; the form must be one we made."""
    _our_form_for(host)
    try:
        house().proofs.set(host, request.form.get("word", ""))
    except UnusableWord:
        abort(400)
    return redirect(f"/demo-control/{host}?word=kept", 303)


def put(host: str) -> ResponseReturnValue:
    """Set the faults of a shop from a test: `{"on": ["no-phone"]}`."""
    _known_shop(host)
    if request.method == "PUT":
        # Other sites cannot send this kind of body without asking first.
        if not request.is_json:
            abort(415)
        sent: Any = request.get_json()
        codes = sent.get("on") if isinstance(sent, Mapping) else None
        if not isinstance(codes, list):
            return jsonify(error='send {"on": [codes]}'), 400
        try:
            house().switches.set(host, [str(code) for code in codes])
        except UnknownFault as error:
            return jsonify(error=str(error)), 400
    return jsonify(host=host, on=sorted(house().switches.on(host)))


def put_proof(host: str) -> ResponseReturnValue:
    """Set the word of a shop from a test: `{"word": "…"}`; empty takes it away."""
    _known_shop(host)
    if request.method == "PUT":
        # Other sites cannot send this kind of body without asking first.
        if not request.is_json:
            abort(415)
        sent: Any = request.get_json()
        word = sent.get("word") if isinstance(sent, Mapping) else None
        if not isinstance(word, str):
            return jsonify(error='send {"word": "text"}'), 400
        try:
            house().proofs.set(host, word)
        except UnusableWord as error:
            return jsonify(error=str(error)), 400
    return jsonify(host=host, word=house().proofs.word(host))


def host_port() -> str:
    """The port the visitor came to, with its colon, to make addresses with."""
    _, colon, port = request.host.rpartition(":")
    return f":{port}" if colon and port.isdigit() else ""


def _our_form_for(host: str) -> None:
    _known_shop(host)
    try:
        signed_for = _signer().loads(request.form.get("token", ""), max_age=AN_HOUR)
    except BadSignature:
        abort(403)
    if signed_for != host:
        abort(403)


def _known_shop(host: str) -> Shop:
    return village().get(host) or abort(404)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(house().settings.secret, salt="control")
