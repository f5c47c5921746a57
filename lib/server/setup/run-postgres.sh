#!/bin/sh
# Runs PostgreSQL and stops it when standard input ends, which it does however the process that started this one ends.
# usage: run-postgres.sh FOLDER_TO_REMOVE_AFTERWARDS|- PROGRAM [ARGUMENT...]
remove=$1
shift
exec 3<&0 </dev/null
"$@" 3<&- &
postgres=$!
(
  while read -r _; do :; done <&3
  kill -INT "$postgres"
) 2>/dev/null &
watch=$!
exec 3<&-
wait "$postgres"
status=$?
kill "$watch" 2>/dev/null
[ "$remove" = - ] || rm -rf "$remove"
exit "$status"
