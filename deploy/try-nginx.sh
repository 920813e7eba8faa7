#!/usr/bin/env bash
# Runs deploy/nginx.conf on this machine, to try it: on port 8443 or the one you name, with
# a certificate of its own, over a data folder and a platform that listens. Ctrl-C ends it.
#
#   deploy/try-nginx.sh DATA_DIR [PLATFORM_PORT [PORT]]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=$(cd "${1:?say which data folder: deploy/try-nginx.sh DATA_DIR [PLATFORM_PORT [PORT]]}" && pwd)
port=${3:-8443}
scratch=$(mktemp -d)
chmod 755 "$scratch"
trap 'rm -rf "$scratch"' EXIT

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=keurmerk.example \
    -keyout "$scratch/key.pem" -out "$scratch/cert.pem" 2>/dev/null
for file in nginx.conf keurmeester-proxy.conf keurmeester-seal-headers.conf keurmeester-frame-headers.conf; do
    sed -e "s#/var/lib/keurmeester#$data#g" \
        -e "s#127.0.0.1:8000#127.0.0.1:${2:-8000}#" \
        -e "s#/etc/nginx/keurmeester#$scratch/keurmeester#" \
        -e "s#/etc/letsencrypt/live/keurmerk.example/fullchain.pem#$scratch/cert.pem#" \
        -e "s#/etc/letsencrypt/live/keurmerk.example/privkey.pem#$scratch/key.pem#" \
        -e "s#listen 443#listen 127.0.0.1:$port#" -e "s#listen 80;#listen 127.0.0.1:$((port + 1));#" \
        -e "/listen \[::\]/d" "$here/$file" >"$scratch/$file"
done
cat >"$scratch/whole.conf" <<CONF
pid $scratch/nginx.pid;
error_log stderr;
daemon off;
events {}
http {
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path $scratch/body;
    proxy_temp_path $scratch/proxy;
    fastcgi_temp_path $scratch/fastcgi;
    uwsgi_temp_path $scratch/uwsgi;
    scgi_temp_path $scratch/scgi;
    include $scratch/nginx.conf;
}
CONF
nginx -e stderr -t -c "$scratch/whole.conf"
echo "ready: https://keurmerk.example at 127.0.0.1:$port"
nginx -e stderr -c "$scratch/whole.conf"
