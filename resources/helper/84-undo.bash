
# ---- The way back ---------------------------------------------------------------------------------------------------------

INTERRUPTED=no
declare -A RESTORE=()
declare -a INHERIT=() KEEP_EDITED=()

# What undoing RUN_ID would do now, planned like any change: NEW, GONE, RESTORE (a file's copy, byte for byte), NOW.
plan_undo() {
  local path op
  find_elsewhere
  [[ $M_STATE == after ]] || INTERRUPTED=yes
  REBOOT=$M_REBOOT STEPS=("${M_STEPS[@]}") TITLE=$M_TITLE
  add_inherited
  for path in "${M_FILES[@]}"; do
    derived "$path" || undo_file "$path"
  done
  undo_boot_service
  plan_rule_files
  undo_tool
  for ((op = ${#M_NOW[@]} - 1; op >= 0; op--)); do
    [[ -z $ROOT ]] || continue
    NOW+=("${M_NOW[op]}")
    check_free "${M_NOW[op]}"
  done
  BUILD_INITRAMFS=$M_BUILD BUILD_LOADER=$M_LOADER ROMS=("${M_ROMS[@]}")
  [[ -n $BUILD_INITRAMFS$BUILD_LOADER$TOOL ]] && how_built
  return 0
}

# Files of which only something that another run left to this one is to be taken out.
add_inherited() {
  local edit path
  for edit in "${M_EDITS[@]}"; do
    path=${edit%%"$TAB"*}
    [[ $path == /* && $edit != *"$TAB=$TAB"* && -z ${M_NUMBER[$path]+set} ]] || continue
    M_FILES+=("$path")
    M_NUMBER[$path]=- M_BEFORE[$path]=- M_AFTER[$path]=-
  done
}

# What a guest has is not taken from it.
check_free() {
  local verb a b c d
  IFS=$TAB read -r verb a b c d <<<"$1"
  case $verb in
    functions)
      first_line "$PCI/$a/sriov_numvfs" && [[ $REPLY != "$c" ]] && functions_held "$a" &&
        problem RESOURCE_BUSY "A guest uses the function $REPLY of $a: stop it first." "name=$REPLY"
      ;;
    mediated)
      [[ $a == make ]] && held_by_vfio "/sys/bus/mdev/devices/$d" &&
        problem RESOURCE_BUSY "A guest uses the mediated device $d: stop it first." "name=$d"
      ;;
    driver)
      [[ $b == vfio-pci ]] && held_by_vfio "$PCI/$a" &&
        problem RESOURCE_BUSY "A guest uses $a: stop it first." "name=$a"
      ;;
  esac
  return 0
}

# Another run that is in effect found this unit there and counts on it: from now on it is that run's.
wanted_elsewhere() {
  local line state id rest
  for line in "${EDITS_ELSEWHERE[@]}"; do
    IFS=$TAB read -r state id rest <<<"$line"
    rest=${line#"$state$TAB$id$TAB"}
    [[ $state == after && $rest == "$1$TAB$2$TAB=$TAB$3" ]] || continue
    INHERIT+=("$id${TAB}edit$TAB$1$TAB$2$TAB+$TAB$3")
    NOTES+=("$1${TAB}$3 stays: another change of this host needs it.")
    return 0
  done
  return 1
}

# A line that we only replaced may itself be one of a run that is undone by now.
given_up() {
  local line
  for line in "${EDITS_ELSEWHERE[@]}"; do
    [[ $line == before"$TAB"*"$TAB$1$TAB$2$TAB+$TAB$3" ]] && return 0
  done
  return 1
}

undo_file() {
  local path=$1 now edit kind sign unit rest shared='' clear=yes whole='' i
  safe_target "$path" || return
  hash_of "$ROOT$path"
  now=$REPLY
  local -a inverse=()
  for ((i = ${#M_EDITS[@]} - 1; i >= 0; i--)); do
    edit=${M_EDITS[i]}
    [[ $edit == "$path$TAB"* ]] || continue
    rest=${edit#"$path$TAB"}
    kind=${rest%%"$TAB"*} rest=${rest#*"$TAB"}
    sign=${rest%%"$TAB"*} unit=${rest#*"$TAB"}
    [[ $kind != whole-file ]] || whole=1
    case $sign in
      +) if wanted_elsewhere "$path" "$kind" "$unit"; then shared=1; else inverse+=("$kind$TAB-$TAB$unit"); fi ;;
      -) if given_up "$path" "$kind" "$unit"; then shared=1; else inverse+=("$kind$TAB+$TAB$unit"); fi ;;
    esac
  done
  if [[ -z $shared && $now == "${M_BEFORE[$path]}" ]]; then
    # Its times are part of what it was, too.
    [[ $now == absent ]] || [[ $(stat -c %Y:%a -- "$ROOT$path") == "$(stat -c %Y:%a -- "$RUN/old/${M_NUMBER[$path]}")" ]] || restore_copy "$path"
    return
  fi
  if [[ -z $shared && ($now == "${M_AFTER[$path]}") ]]; then
    if [[ ${M_BEFORE[$path]} == absent ]]; then vanishes "$path"; else restore_copy "$path"; fi
    return
  fi
  if [[ -n $whole ]]; then
    [[ -z $shared ]] || return
    undo_edited_whole "$path"
    return
  fi
  [[ $now != absent ]] || return
  text "$path" || return
  local all=$REPLY
  for edit in "${inverse[@]}"; do
    kind=${edit%%"$TAB"*} rest=${edit#*"$TAB"}
    sign=${rest%%"$TAB"*} unit=${rest#*"$TAB"}
    edit_text "$kind" "$sign" "$unit" "$all"
    case $? in
      0) all=$REPLY ;;
      2) problem CONFLICT "$path was edited, and it is not clear how to take $unit out or put it back: do it by hand, then undo again." "path=$path" "name=$path"; clear=no ;;
    esac
  done
  [[ $clear == yes ]] || return
  if [[ $path == "$VFIO_CONF" ]]; then
    REPLY=$all
    derive_binding
    all=$REPLY
  fi
  if [[ $path == */innkeeper* ]] && bare "$path" "$all"; then
    vanishes "$path"
  else
    NOTES+=("$path${TAB}It was changed since: only what this run put there is taken out.")
    becomes "$path" "$all"
  fi
}

restore_copy() {
  slurp "$RUN/old/${M_NUMBER[$1]}" || true
  becomes "$1" "$REPLY"
  RESTORE[$1]=$RUN/old/${M_NUMBER[$1]}
}

# A file of ours as a whole, edited by hand: that version is kept in the record.
undo_edited_whole() {
  local path=$1 line
  for line in "${FILES_LATER[@]}"; do
    [[ ${line#*"$TAB"} == "$path" ]] || continue
    problem STATE_INVALID "$path was written again by the run ${line%%"$TAB"*}: undo that one first." "path=$path" "name=${line%%"$TAB"*}"
    return
  done
  if [[ -e $ROOT$path ]]; then
    KEEP_EDITED+=("$path")
    NOTES+=("$path${TAB}It was edited since: that version is kept as ${RUN#"$ROOT"}/edited/${M_NUMBER[$path]}.")
  fi
  if [[ ${M_BEFORE[$path]} == absent ]]; then vanishes "$path"; else restore_copy "$path"; fi
}

# The unit stays while another run has something to do at each start.
undo_boot_service() {
  [[ -n ${M_NUMBER[$HOST_CONF]+set} ]] || return 0
  if text "$HOST_CONF" && ! bare "$HOST_CONF" "$REPLY"; then
    [[ -e $ROOT$UNIT ]] || keep_boot_service
    return 0
  fi
  drop_boot_service
}

undo_tool() {
  local edit path sign unit
  TOOL=$M_TOOL
  for edit in "${M_EDITS[@]}"; do
    [[ $edit == tool:* ]] || continue
    IFS=$TAB read -r path _ sign unit <<<"$edit"
    # Left to this run by another: there is no copy from before it.
    [[ $sign == = || $TOOL == "${path#tool:}" ]] || TOOL=${path#tool:} HOW=rebuild
    case $sign in
      +) wanted_elsewhere "$path" tool "$unit" || TOOL_REMOVE+=("$unit") ;;
      -) TOOL_ADD+=("$unit") ;;
    esac
  done
}

# What was built is put back byte for byte, unless something else (a new kernel, another run) has built it anew since.
HOW='' RESTART=''
how_built() {
  local line path
  HOW=${HOW:-restore}
  if [[ $M_STATE == undoing && -n $M_HOW ]]; then
    HOW=$M_HOW
  elif [[ $M_STATE == after ]]; then
    while IFS= read -r line; do
      path=${line#*"$TAB"}
      hash_of "$ROOT$path"
      [[ $REPLY == "${line%%"$TAB"*}" ]] || HOW=rebuild
    done <"$RUN/left"
  fi
  [[ $TOOL != rpm-ostree ]] || HOW=rebuild
  # A copy from before is right only where all that it was built from is as it was then.
  ((${#INHERIT[@]} == 0)) || HOW=rebuild
  for path in "${FILES[@]}"; do
    [[ -n ${GONE[$path]:-} || -n ${RESTORE[$path]:-} ]] || HOW=rebuild
  done
  if [[ $HOW == restore ]]; then
    BUILT=("${!M_BUILT[@]}")
    NOTES+=("-${TAB}What was built is put back as it was, byte for byte; nothing is built.")
  fi
}

undo_run() {
  local path op line
  FAILURE=''
  for path in "${KEEP_EDITED[@]}"; do
    mkdir -pm 700 -- "$RUN/edited" && cp -p -- "$ROOT$path" "$RUN/edited/${M_NUMBER[$path]}" || return 1
  done
  for line in "${INHERIT[@]}"; do
    printf '%s\n' "${line#*"$TAB"}" >>"$ROOT$HOME_DIR/runs/${line%%"$TAB"*}/inherited" || return 1
  done
  sync
  set_state undoing "$HOW" || return 1
  DOING=undo
  for op in "${NOW[@]}"; do
    # What the running kernel does not take back is gone with its next start; the files are what counts.
    each_now undo "$op" || { RESTART=1; say note - 'This is as it was only after the next start of the host.'; }
  done
  undo_files || return 1
  if [[ $HOW == restore ]]; then
    undo_built || return 1
  elif [[ -n $HOW ]]; then
    [[ -n $TOOL ]] && tool_command "$TOOL" || TOOL=''
    each_command run_tool || { FAILURE="INTERNAL${TAB}A program of this host failed."; return 1; }
  fi
  for path in "${M_ROMS[@]}"; do
    if [[ -n ${M_BUILT[$path]:-} ]]; then put_back "$RUN/old/${M_BUILT[$path]}" "$path" || return 1; else rm -f -- "$ROOT$path"; fi
  done
  after_files
  for op in "${NOW[@]}"; do
    [[ $op != reload-units && $op != libvirt && $op != rules* && $op != traffic* ]] || each_now undo "$op"
  done
  for ((op = ${#M_DIRS[@]} - 1; op >= 0; op--)); do
    [[ ! -d $ROOT${M_DIRS[op]} ]] || rmdir -- "$ROOT${M_DIRS[op]}" 2>/dev/null
  done
  mark_boot
  set_state before || return 1
  disarm
}

undo_files() {
  local path
  for path in "${!LINK[@]}"; do
    rm -f -- "$ROOT$path"
    [[ -z ${LINK[$path]} ]] || ln -s -- "${LINK[$path]}" "$ROOT$path" || return 1
  done
  for path in "${FILES[@]}"; do
    say doing "Put back $path"
    rm -f -- "$ROOT${path%/*}/.innkeeper-${path##*/}.new"
    if [[ -n ${GONE[$path]:-} ]]; then
      rm -f -- "$ROOT$path" && settle "$ROOT${path%/*}"
    elif [[ -n ${RESTORE[$path]:-} ]]; then
      put_back "${RESTORE[$path]}" "$path"
    else
      [[ -d $ROOT${path%/*} ]] || mkdir -p -- "$ROOT${path%/*}"
      put "$path" "${NEW[$path]}" "${MODE[$path]:-644}"
    fi || { FAILURE="NO_SPACE$TAB$path could not be put back."; return 1; }
  done
  for path in "${M_FILES[@]}"; do rm -f -- "$ROOT${path%/*}/.innkeeper-${path##*/}.new"; done
}

undo_built() {
  local path line
  # First what was not there, so that there is room for what was.
  if [[ -f $RUN/left ]]; then
    while IFS= read -r line; do
      path=${line#*"$TAB"}
      [[ -n ${M_BUILT[$path]:-} ]] || rm -f -- "$ROOT$path"
    done <"$RUN/left"
  fi
  for path in "${!M_BUILT[@]}"; do
    rm -f -- "$ROOT$path.new" "$ROOT${path%/*}/.innkeeper-${path##*/}.new"
    same_file "$RUN/old/${M_BUILT[$path]}" "$ROOT$path" && continue
    say doing "Put back $path"
    put_back "$RUN/old/${M_BUILT[$path]}" "$path" || { FAILURE="NO_SPACE$TAB$path could not be put back."; return 1; }
  done
  if [[ -n $M_UNBUILT && -d $ROOT$M_UNBUILT ]]; then
    matching "$M_UNBUILT/*"
    for path in "${REPLY_ALL[@]}"; do rm -f -- "$ROOT$path"; done
    rmdir -- "$ROOT$M_UNBUILT"
  fi
  return 0
}

same_file() {
  local one other
  [[ -e $2 && $(stat -c %s:%Y:%a:%u:%g -- "$1") == "$(stat -c %s:%Y:%a:%u:%g -- "$2")" ]] || return 1
  hash_of "$1"
  one=$REPLY
  hash_of "$2"
  other=$REPLY
  [[ $one == "$other" ]]
}
