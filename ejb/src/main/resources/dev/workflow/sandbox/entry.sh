# Arguments: the file that holds the environment, then the command. The file is read through descriptor 9 and gone at once.
exec 9<"$1"
rm -f -- "$1"
shift
exec "$@"
