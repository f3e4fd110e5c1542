
# ---- Files ------------------------------------------------------------------------------------------------------------

# What the run makes of files: NEW has the text of each, GONE those that it deletes. All planning reads through them.
declare -A NEW=() MODE=() GONE=() LINK=()
declare -a FILES=() DIRS=() EDITS=()

# slurp FILE → REPLY, byte for byte; false when it cannot be read or is no text.
slurp() {
  REPLY=''
  [[ -f $1 && -r $1 ]] || return 1
  ! IFS= read -r -d '' REPLY <"$1"
}

# first_line FILE → REPLY: for files of the kernel.
first_line() {
  REPLY=''
  [[ -r $1 ]] && { IFS= read -r REPLY <"$1" || [[ -n $REPLY ]]; } 2>/dev/null
}

# text PATH → REPLY: as it is by now in this plan; false when there is no such file.
text() {
  REPLY=''
  [[ -n ${GONE[$1]:-} ]] && return 1
  if [[ -n ${NEW[$1]+set} ]]; then
    REPLY=${NEW[$1]}
    return 0
  fi
  [[ -e $ROOT$1 ]] || return 1
  slurp "$ROOT$1" && return 0
  problem FILE_UNREADABLE "$1 cannot be read, or is no text." "path=$1"
  return 1
}

# becomes PATH TEXT [MODE]: plans a file.
becomes() {
  safe_target "$1" || return 1
  [[ -n ${NEW[$1]+set} || -n ${GONE[$1]:-} ]] || FILES+=("$1")
  unset "GONE[$1]"
  NEW[$1]=$2
  MODE[$1]=${3:-${MODE[$1]:-644}}
  need_folder "${1%/*}"
}

vanishes() {
  safe_target "$1" || return 1
  [[ -n ${NEW[$1]+set} || -n ${GONE[$1]:-} ]] || FILES+=("$1")
  unset "NEW[$1]"
  GONE[$1]=1
}

need_folder() {
  local folder
  [[ -n $1 && ! -d $ROOT$1 ]] || return 0
  for folder in "${DIRS[@]}"; do [[ $folder == "$1" ]] && return 0; done
  need_folder "${1%/*}"
  DIRS+=("$1")
}

# Who may own what we write over: root, or whoever uses --root on a tree of his own. Folders are asked about once.
declare -A TRUSTED=()
trusted() {
  local owner mode
  [[ -z ${TRUSTED[$1]:-} ]] || return 0
  read -r owner mode <<<"$(stat -c '%u %a' -- "$1")"
  [[ $owner == "$EUID" || $owner == 0 ]] && (((0$mode & 022) == 0)) || return 1
  [[ ! -d $1 ]] || TRUSTED[$1]=1
}

# safe_target PATH: a plain file, or none yet, which only root can move or exchange; no link on the way to it.
safe_target() {
  local path=$1 rest part at=$ROOT
  if [[ ! $path =~ ^(/[A-Za-z0-9@_.:+-]+)+$ || $path/ == */../* || $path/ == */./* ]]; then
    problem INPUT_INVALID "$path is no path that is written to." "path=$path"
    return 1
  fi
  rest=${path#/}
  while [[ -n $rest ]]; do
    part=${rest%%/*}
    if [[ $rest == */* ]]; then rest=${rest#*/}; else rest=''; fi
    at+=/$part
    if [[ -L $at ]]; then
      problem STATE_INVALID "${at#"$ROOT"} is a link: what it leads to is not replaced." "path=${at#"$ROOT"}"
      return 1
    fi
    [[ -e $at ]] || continue
    if [[ -n $rest && ! -d $at ]] || [[ -z $rest && ! -f $at ]]; then
      problem STATE_INVALID "${at#"$ROOT"} is not the kind of file it should be." "path=${at#"$ROOT"}"
      return 1
    fi
    # What only root may look into cannot be judged by others, nor read: the dry run is then asked of root.
    [[ -n $rest && ! -x $at ]] && problem FILE_UNREADABLE "Only root can look into ${at#"$ROOT"}." "path=${at#"$ROOT"}"
    if ! trusted "$at"; then
      problem STATE_INVALID "${at#"$ROOT"} can be changed by others than root." "path=${at#"$ROOT"}"
      return 1
    fi
  done
}

hash_of() {
  REPLY=absent
  [[ -e $1 ]] || return 0
  read -r REPLY _ <<<"$(sha256sum <"$1")"
}

hash_text() {
  read -r REPLY _ <<<"$(printf '%s' "$1" | sha256sum)"
}

# On the disk, not only in memory.
settle() {
  sync -- "$@" 2>/dev/null || sync
}

# put PATH TEXT MODE: whole, by rename; a file that is there keeps its owner, mode and labels.
put() {
  local target=$ROOT$1 new=$ROOT${1%/*}/.innkeeper-${1##*/}.new
  rm -f -- "$new" && (umask 077 && : >"$new") || return 1
  if [[ -e $target ]]; then
    cp --attributes-only --preserve=mode,ownership -- "$target" "$new" || return 1
    cp --attributes-only --preserve=context -- "$target" "$new" 2>/dev/null
  else
    chmod "$3" -- "$new" || return 1
  fi
  printf '%s' "$2" >"$new" && settle "$new" && mv -fT -- "$new" "$target" && settle "${target%/*}"
}

# put_back COPY PATH: byte for byte with owner, mode and times; where the room is too small for two, over the old one.
put_back() {
  local target=$ROOT$2 new=$ROOT${2%/*}/.innkeeper-${2##*/}.new
  if ! cp -fp -- "$1" "$new" 2>/dev/null; then
    rm -f -- "$new" "$target"
    cp -fp -- "$1" "$new" || return 1
  fi
  cp --attributes-only --preserve=context -- "$1" "$new" 2>/dev/null
  settle "$new" && mv -fT -- "$new" "$target" && settle "${target%/*}"
}
