# Arguments: the control groups to enter (their cgroup.procs files), "--", then the command.
while [ "$1" != -- ]; do
  echo $$ >"$1" || exit 125
  shift
done
shift
exec "$@"
