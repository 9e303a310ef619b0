#!/bin/sh
# Sends one submission and prints the verdict: examples/check.sh CHANNEL SHIPMENT PAPER...
# GREENLANE_URL is the service, GREENLANE_KEY a key where it needs one.
set -eu
channel=$1 shipment=$2
shift 2
for paper; do
    set -- "$@" -F "files=@$paper"
    shift
done
curl --fail-with-body --silent --show-error "${GREENLANE_URL:-http://127.0.0.1:8080}/v1/checks" \
    -H 'Prefer: wait=60' ${GREENLANE_KEY:+-H "Authorization: Bearer $GREENLANE_KEY"} \
    -F "channel=$channel" -F "shipment=@$shipment" "$@"
