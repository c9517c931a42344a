# Lays out files in a private mount namespace, then runs a command. Arguments: the directory to build in, extra overlay
# options, the owner "uid:gid" of what is writable (or nothing), operations, "--", the command.
# Operations are three words each: what, from, to (below the directory).
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
stage=$1
options=$2
owner=$3
shift 3

directory() {
  [ -d "$1" ] || mkdir -p "$1"
}

point() { # from to: an empty mount point of the same kind
  if [ -d "$1" ]; then
    directory "$2"
  else
    directory "${2%/*}"
    [ -e "$2" ] || : >"$2"
  fi
}

give() {
  [ -z "$owner" ] || chown -R -h "$owner" "$1"
}

read_only() { # a user namespace may not take away the flags that a mount of the host has
  for flags in bind,ro bind,ro,nosuid,nodev bind,ro,nosuid,nodev,noexec; do
    ! mount -o "$flags" "$1" "$2" 2>/dev/null || return 0
    umount "$2" 2>/dev/null || :
  done
  return 1
}

straight() { # path below the directory: no part of it is a link, which could lead to a place of the host
  at=$stage
  rest=$1/
  while [ -n "$rest" ]; do
    at=$at/${rest%%/*}
    rest=${rest#*/}
    [ ! -L "$at" ] || { echo "the path of a volume leads over a symbolic link: $1" >&2; exit 1; }
  done
}

mount -t tmpfs -o mode=755,size=16m stage "$stage"
while [ "$1" != -- ]; do
  to=$stage/$3
  case $1 in
    bind)
      point "$2" "$to"
      mount --bind "$2" "$to"
      ;;
    volume)
      straight "$3"
      directory "$to"
      mount --bind "$2" "$to"
      ;;
    own)
      point "$2" "$to"
      mount --bind "$2" "$to"
      give "$to"
      ;;
    scratch)
      directory "$to"
      mount --bind "$2" "$to"
      mkdir -p "$to/tmp" "$to/home"
      chmod 1777 "$to/tmp"
      give "$to/tmp"
      give "$to/home"
      ;;
    layer) # writes go to the scratch directory, which must be there already
      upper=$stage/scratch/$3.upper
      work=$stage/scratch/$3.work
      mkdir -p "$to" "$stage/lower/$3" "$upper" "$work"
      [ -z "$owner" ] || chown "$owner" "$upper"
      mount --bind "$2" "$stage/lower/$3"
      mount -t overlay overlay -o "lowerdir=$stage/lower/$3,upperdir=$upper,workdir=$work$options" "$to"
      ;;
    ro)
      point "$2" "$to"
      read_only "$2" "$to"
      ;;
    link)
      directory "${to%/*}"
      ln -s "$2" "$to"
      ;;
    tmp)
      directory "$to"
      mount -t tmpfs -o "$2" tmp "$to"
      [ -z "$owner" ] || chown "$owner" "$to"
      ;;
    proc)
      directory "$to"
      mount -t proc -o nosuid,nodev,noexec proc "$to"
      ;;
    pivot)
      mkdir -p "$to/.old"
      cd "$to"
      pivot_root . .old
      cd /
      umount -l /.old
      rmdir /.old
      stage=
      ;;
  esac
  shift 3
done
shift
exec "$@"
