# The first process of a namespace: starts the command, hands SIGTERM on, reaps, and ends as the command ended.
exec 8<&0
"$@" <&8 8<&- &
child=$!
trap 'kill -TERM "$child"' TERM
exec 8<&- 9<&- </dev/null
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2>/dev/null || exit "$code"
done
