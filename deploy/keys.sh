#!/bin/sh
# Makes what the servers share and nobody else may know, at the first start: a world with a key of one's own; the key that
# seals secrets in the database; the database's password, alone for the database and in the URL for the servers; and a
# certificate for the proxy, to be replaced by one that others trust.
set -eu
umask 077

# once FILE COMMAND…: a file is whole or not there.
once() {
  file=$1
  shift
  [ -e "$file" ] || { "$@" >"$file.new" && mv "$file.new" "$file"; }
}
random() { head -c "$1" /dev/urandom | base64 -w 0; }
password() { random 24 | tr '+/' '-_'; } # As it may stand in a URL.
url() { echo "postgres://skerry:$(cat /password/database)@database/skerry"; }
certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 \
    -subj "/CN=$DOMAIN" -addext "subjectAltName=DNS:$DOMAIN" -keyout - -out - 2>/dev/null
}

once /keys/world.yaml skerry world
once /keys/key random 32
once /password/database password
once /keys/database url
once /certificate/skerry.pem certificate
# The database and the proxy run as other users, and have no other volume of these.
chmod 0444 /password/database /certificate/skerry.pem
