# Arguments: the working directory, then the command. Its environment comes line by line from descriptor 9; a backslash
# and a line end inside a value are escaped. Nothing of this shell's own environment is passed on.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
cd "$1" || exit 126
shift
words=$#
while IFS= read -r line <&9; do
  case $line in
    *\\*)
      value=$(printf '%bx' "$line")
      line=${value%x}
      ;;
  esac
  set -- "$@" "$line"
done
exec 9<&-
while [ "$words" -gt 0 ]; do
  word=$1
  shift
  set -- "$@" "$word"
  words=$((words - 1))
done
exec env -i "$@"
