#!/bin/sh
# Generates the shared secrets at the first start: a world with a random key; the key for secrets in the database; the
# database password, alone for the database and in the URL for the servers; and a self-signed certificate for the proxy,
# which you may replace.
set -eu
umask 077

# create FILE COMMAND…: creates a missing file atomically.
create() {
  file=$1
  shift
  [ -e "$file" ] || { "$@" >"$file.new" && mv "$file.new" "$file"; }
}
random() { head -c "$1" /dev/urandom | base64 -w 0; }
password() { random 24 | tr '+/' '-_'; } # Safe in a URL.
url() { echo "postgres://skerry:$(cat /password/database)@database/skerry"; }
certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 \
    -subj "/CN=$DOMAIN" -addext "subjectAltName=DNS:$DOMAIN" -keyout - -out - 2>/dev/null
}

create /keys/world.yaml skerry world
create /keys/key random 32
create /password/database password
create /keys/database url
create /certificate/skerry.pem certificate
# The database and the proxy run as other users and mount only their own volume.
chmod 0444 /password/database /certificate/skerry.pem
