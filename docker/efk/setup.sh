#!/bin/sh
# Puts the lifecycle, the template and the dashboard in place; before the first record, and again after each change.
# Needs ES_URL, KIBANA_URL, ES_USER, ES_PASSWORD and CA (a PEM file); fails at the first request that does.
set -eu
here=$(dirname "$0")
request() {
    curl --fail-with-body --silent --show-error --cacert "$CA" --user "$ES_USER:$ES_PASSWORD" "$@"
    echo
}
request -X PUT "$ES_URL/_ilm/policy/kafka-audit" -H 'Content-Type: application/json' \
    --data-binary "@$here/elasticsearch/ilm-policy.json"
request -X PUT "$ES_URL/_index_template/kafka-audit" -H 'Content-Type: application/json' \
    --data-binary "@$here/elasticsearch/index-template.json"
request -X POST "$KIBANA_URL/api/saved_objects/_import?overwrite=true" -H 'kbn-xsrf: true' \
    --form "file=@$here/kibana/dashboard.ndjson"
