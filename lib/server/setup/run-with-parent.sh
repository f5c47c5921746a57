#!/bin/sh
# Runs a program and stops it (SIGINT) when standard input ends, which it does however the process that started this one ends.
# usage: run-with-parent.sh FOLDER_TO_REMOVE_AFTERWARDS|- PROGRAM [ARGUMENT...]
remove=$1
shift
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
(
  while read -r _; do :; done <&3
  kill -INT "$program"
) 2>/dev/null &
watch=$!
exec 3<&-
wait "$program"
status=$?
kill "$watch" 2>/dev/null
[ "$remove" = - ] || rm -rf "$remove"
exit "$status"
