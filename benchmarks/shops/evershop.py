"""Sets up EverShop from npm on a PostgreSQL of this machine, with its own goods."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PACKAGES = ("@evershop/evershop@2.2.1", "concat-stream@2.0.0")
BANNERS = ("vanilla-cookieconsent@3.1.0", "klaro@0.7.22")
# EverShop listens on every address; on this machine only loopback may.
LOOPBACK = """
const net = require('net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  if (/^\\d+$/.test(String(port))) {
    const then = rest.filter((each) => typeof each === 'function');
    return listen.call(this, Number(port), '127.0.0.1', ...then);
  }
  return listen.call(this, port, ...rest);
};
"""
SETTINGS = {
    "codPaymentStatus": "1",
    "codDisplayName": "Cash on delivery",
    "storeName": "",
    "storeCountry": "NL",
}
DELIVERY = """
insert into shipping_zone (name) values ('Here');
insert into shipping_zone_country (zone_id, country)
  select shipping_zone_id, code from shipping_zone, (values ('NL'), ('BE')) as c(code);
insert into core_shipping_method (name, default_service_code, default_carrier_code)
  values ('Post', 'standard', 'custom');
insert into core_shipping_method_rate (method_id, zone_id, cost)
  select core_shipping_method_id, shipping_zone_id, {cost}
  from core_shipping_method, shipping_zone;
insert into shipping_zone_provider (zone_id, provider_code)
  select shipping_zone_id, 'core' from shipping_zone;
"""


class EverShopRefused(Exception):
    """The shop could not be had; the text says why."""


def install(folder: Path) -> Path:
    """A folder with EverShop and the banners from npm, built; made once."""
    shop = folder / "evershop"
    if not (shop / "done").exists():
        for tool in ("npm", "psql", "createdb"):
            if shutil.which(tool) is None:
                raise EverShopRefused(f"{tool} is not on this machine")
        shop.mkdir(parents=True, exist_ok=True)
        (shop / "package.json").write_text('{"type": "module", "private": true}')
        (shop / "loopback.cjs").write_text(LOOPBACK)
        (shop / "config").mkdir(exist_ok=True)
        for name in ("media", "public"):
            (shop / name).mkdir(exist_ok=True)
        config = {"shop": {"language": "en", "currency": "EUR"}}
        (shop / "config" / "default.json").write_text(json.dumps(config))
        _run(["npm", "install", "--silent", *PACKAGES, *BANNERS], shop, {})
        _run(["npx", "evershop", "build"], shop, {})
        (shop / "done").touch()
    return shop


def fill(shop: Path, database: str, port: int, plant: dict[str, Any]) -> None:
    """Make a database with the goods of EverShop and the planted pages."""
    _run(["dropdb", "--if-exists", database], shop, {})
    _run(["createdb", database], shop, {})
    process = start(shop, database, port, plant["home"])
    try:
        _wait(port)
        words = ["npx", "evershop", "seed", "--products", "--categories"]
        given = _environment(database, port, plant["home"])
        _run([*words, "--attributes", "--collections"], shop, given)
        _wait_for_addresses(shop, database)
    finally:
        stop(process)
    _run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", database], shop, {}, _sql(plant))


def _wait_for_addresses(shop: Path, database: str) -> None:
    """Until the running shop gave every product an address."""
    asked = (
        "select (select count(*) from product) - (select count(*) from url_rewrite "
        "where entity_type = 'product')"
    )
    for _ in range(60):
        if _run(["psql", "-At", "-d", database, "-c", asked], shop, {}).strip() == "0":
            return
        time.sleep(1)


def start(shop: Path, database: str, port: int, home: str) -> subprocess.Popen[str]:
    """The shop, listening on this port of loopback."""
    environment = {**os.environ, **_environment(database, port, home)}
    log = (shop / f"{database}.log").open("w")
    return subprocess.Popen(
        [  # noqa: S607 - the one on the path
            "node",
            "node_modules/@evershop/evershop/dist/bin/evershop.js",
            "start",
        ],
        cwd=shop,
        env=environment,
        stdout=log,
        stderr=log,
        text=True,
        start_new_session=True,
    )


def _wait(port: int) -> None:
    """Until the shop has made its tables and listens; a minute at most."""
    for _ in range(240):
        try:
            socket.create_connection(("127.0.0.1", port), 0.5).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise EverShopRefused("EverShop did not start")


def stop(process: subprocess.Popen[str]) -> None:
    """End the shop and what it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def count(shop: Path, database: str) -> tuple[int, int]:
    """How many orders, and how many lines in carts, the shop has."""
    asked = 'select (select count(*) from "order"), (select count(*) from cart_item)'
    said = _run(["psql", "-At", "-F", " ", "-d", database, "-c", asked], shop, {})
    orders, lines = said.split()[:2]
    return int(orders), int(lines)


def drop(shop: Path, database: str) -> None:
    """Take the database away."""
    _run(["dropdb", "--if-exists", database], shop, {})


def _sql(plant: dict[str, Any]) -> str:
    lines = [DELIVERY.format(cost=plant["delivery"])]
    for name, value in {**SETTINGS, "storeName": str(plant["name"])}.items():
        lines.append(
            f"insert into setting (name, value) values ({_quoted(name)}, "  # noqa: S608
            f"{_quoted(value)}) on conflict (name) do update set value = "
            "excluded.value;"
        )
    for slug, (title, html) in plant["pages"].items():
        raw = {"type": "raw", "id": "b", "data": {"html": html}}
        column = {"size": 1, "id": "c", "data": {"blocks": [raw], "version": "2.31.0"}}
        rows = json.dumps([{"id": "r", "size": 1, "columns": [column]}])
        lines.append(
            "with page as (insert into cms_page (status) values (true) "  # noqa: S608
            "returning cms_page_id, uuid), address as (insert into url_rewrite "
            "(request_path, target_path, entity_uuid, entity_type) "
            f"select {_quoted('/' + slug)}, {_quoted('/page/' + slug)}, uuid, "
            "'cms_page' from page) insert into cms_page_description "
            "(cms_page_description_cms_page_id, url_key, name, content, meta_title) "
            f"select cms_page_id, {_quoted(slug)}, {_quoted(title)}, {_quoted(rows)}, "
            f"{_quoted(title)} from page;"
        )
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _environment(database: str, port: int, home: str) -> dict[str, str]:
    return {
        "DB_HOST": os.environ.get("PGHOST", "/var/run/postgresql"),
        "DB_PORT": os.environ.get("PGPORT", "5432"),
        "DB_NAME": database,
        "DB_USER": os.environ.get("PGUSER", os.environ.get("USER") or "root"),
        "DB_PASSWORD": os.environ.get("PGPASSWORD", ""),
        "DB_SSLMODE": "disable",
        "PORT": str(port),
        "NODE_CONFIG": json.dumps({"shop": {"homeUrl": home}}),
        "NODE_OPTIONS": "--require ./loopback.cjs",
    }


def _run(words: list[str], folder: Path, more: dict[str, str], said: str = "") -> str:
    made = subprocess.run(  # noqa: S603 - nothing of it comes from outside
        words,
        cwd=folder,
        env={**os.environ, **more},
        input=said,
        capture_output=True,
        text=True,
        timeout=900,
    )
    if made.returncode:
        raise EverShopRefused(f"{' '.join(words[:3])}: {made.stderr[-1500:]}")
    return made.stdout
