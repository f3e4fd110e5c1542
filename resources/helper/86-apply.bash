
# ---- Doing it -----------------------------------------------------------------------------------------------------------

DOING=do FAILURE=''

make_plan() {
  plan_steps
  drop_unchanged
  check_commands
  find_built
  check_room
  refuse_unfinished
}

refuse_unfinished() {
  local id
  find_runs
  for id in "${ALL_RUNS[@]}"; do
    first_line "$ROOT$HOME_DIR/runs/$id/state"
    [[ $REPLY == after* || $REPLY == before* ]] || problem STATE_INVALID "The run $id was cut short: undo it or continue it first." "name=$id"
    [[ ! -e $ROOT$HOME_DIR/runs/$id/confirm ]] || problem STATE_INVALID "The run $id waits to be confirmed or undone." "name=$id"
  done
}

need_root() {
  ((EUID == 0)) || [[ -n $ROOT ]] || refuse 'This has to be run by root.'
}

# Whoever asked may go away; what has begun is finished.
stand_alone() {
  trap '' HUP INT TERM PIPE
}

apply() {
  need_root
  lock
  drop_unwritten
  make_plan
  if ((${#PROBLEMS[@]} > 0)); then
    show_problems
    exit 4
  fi
  stamp
  if [[ $REPLY != "$1" ]]; then
    say failed CONFLICT 'This would not be what the dry run said: the host has changed since. Look at it again.'
    exit 3
  fi
  stand_alone
  if ! write_record; then
    rm -rf -- "$RUN"
    say failed NO_SPACE "The record of the run cannot be written to $HOME_DIR; nothing was changed."
    exit 1
  fi
  say run "$RUN_ID"
  carry_out && { say state after; return; }
  local failure=$FAILURE
  take_back
  say failed "${failure:-"INTERNAL${TAB}A program of this host failed; its words are above."}"
  exit 1
}

# Folders of runs that ended before their record was whole: nothing was changed by them.
drop_unwritten() {
  local path
  matching "$HOME_DIR/runs/*"
  for path in "${REPLY_ALL[@]}"; do
    fits run "${path##*/}" && [[ ! -e $ROOT$path/state ]] && rm -rf -- "$ROOT$path"
  done
}

take_back() {
  say doing 'Put everything back'
  DOING=undo
  clear_plan
  if read_record "$RUN_ID" && plan_undo && ((${#PROBLEMS[@]} == 0)) && drop_unchanged && undo_run; then
    say state before
  else
    show_problems
    say state interrupted
  fi
}

clear_plan() {
  NEW=() MODE=() GONE=() LINK=() RESTORE=()
  FILES=() DIRS=() EDITS=() NOW=() TOOL_ADD=() TOOL_REMOVE=() ROMS=() PROBLEMS=() NOTES=() BUILT=() INHERIT=() KEEP_EDITED=()
  BUILD_INITRAMFS='' BUILD_LOADER='' TOOL='' HOW='' INTERRUPTED=no
}

carry_out() {
  local path op
  FAILURE=''
  arm || return 1
  before_files
  for path in "${DIRS[@]}"; do
    [[ -d $ROOT$path ]] || mkdir -- "$ROOT$path" || { FAILURE="NO_SPACE$TAB$path cannot be made."; return 1; }
  done
  for path in "${FILES[@]}"; do
    if [[ -n ${GONE[$path]:-} ]]; then
      say doing "Delete $path"
      rm -f -- "$ROOT$path"
      [[ $path != "$HOST_CONF" ]] || rmdir -- "$ROOT${HOST_CONF%/*}" 2>/dev/null || true
    else
      say doing "Write $path"
      put "$path" "${NEW[$path]}" "${MODE[$path]:-644}"
    fi || { FAILURE="NO_SPACE$TAB$path cannot be written."; return 1; }
  done
  for path in "${!LINK[@]}"; do
    rm -f -- "$ROOT$path"
    [[ -z ${LINK[$path]} ]] || ln -s -- "${LINK[$path]}" "$ROOT$path" || return 1
  done
  each_command run_tool && check_menu || return 1
  for op in "${NOW[@]}"; do
    each_now do "$op" || return 1
  done
  find_built
  for path in "${BUILT[@]}"; do
    hash_of "$ROOT$path"
    say "$REPLY" "$path"
  done >"$RUN/left.new" && settle "$RUN/left.new" && mv -fT -- "$RUN/left.new" "$RUN/left" || return 1
  note_written
  mark_boot
  [[ -z $WITHIN ]] || set_deadline "$WITHIN" || return 1
  set_state after
}

each_now() {
  local -a words
  now_words "$2"
  [[ $1 == undo || -z $REPLY ]] || say doing "$REPLY"
  IFS=$'\x01' read -r -a words <<<"${2//"$TAB"/$'\x01'}"
  "$1_${words[0]//-/_}" "${words[@]:1}" '' '' ''
}

mark_boot() {
  boot_id
  printf '%s\n' "$REPLY${RESTART:+ restart}" >"$RUN/boot"
}

# By this an edit of somebody else is told from what we wrote ourselves.
note_written() {
  local file=$ROOT$HOME_DIR/written hash path
  local -A written=()
  read_written
  for path in "${FILES[@]}"; do
    hash_of "$ROOT$path"
    written[$path]=$REPLY
  done
  for path in "${!written[@]}"; do say "${written[$path]}" "$path"; done >"$file.new" && mv -fT -- "$file.new" "$file"
}

read_written() {
  local hash path
  [[ -f $ROOT$HOME_DIR/written ]] || return 0
  while IFS=$TAB read -r hash path; do written[$path]=$hash; done <"$ROOT$HOME_DIR/written"
}

# choose RUN: the one named, or the latest that STATE… fits.
choose() {
  local id found='' given=$1
  shift
  if [[ -n $given ]]; then
    fits run "$given" || refuse 'That is no name of a run.'
    found=$given
  else
    find_runs
    for id in "${ALL_RUNS[@]}"; do
      first_line "$ROOT$HOME_DIR/runs/$id/state"
      [[ " $* " != *" ${REPLY%% *} "* ]] || found=$id
    done
  fi
  [[ -n $found ]] || refuse 'There is no run to do that with.'
  read_record "$found" || refuse "There is no run $found, or its record is damaged."
}

undo() {
  need_root
  [[ -n $LOCKED ]] || lock
  choose "${1:-}" after applying undoing
  [[ $M_STATE != before ]] || { say state before; return; }
  DOING=undo
  plan_undo
  drop_unchanged
  if ((${#PROBLEMS[@]} > 0)); then
    show_problems
    exit 4
  fi
  if [[ -n ${2:-} ]]; then
    stamp
    [[ $REPLY == "$2" ]] || { say failed CONFLICT 'Undoing would not do what was shown: the host has changed since.'; exit 3; }
  fi
  stand_alone
  say run "$RUN_ID"
  if undo_run; then
    note_written
    say state before
    return
  fi
  say state interrupted
  say failed "${FAILURE:-"INTERNAL${TAB}Not all could be put back; try again."}"
  exit 1
}

continue_run() {
  need_root
  lock
  choose "${1:-}" applying undoing
  if [[ $M_STATE == undoing ]]; then
    undo "$RUN_ID"
    return
  fi
  [[ $M_STATE == applying ]] || { say state "$M_STATE"; return; }
  local path
  FILES=("${M_FILES[@]}") DIRS=("${M_DIRS[@]}") EDITS=("${M_EDITS[@]}") NOW=("${M_NOW[@]}") ROMS=("${M_ROMS[@]}")
  TOOL_ADD=("${M_ADD[@]}") TOOL_REMOVE=("${M_REMOVE[@]}") TOOL=$M_TOOL BUILD_INITRAMFS=$M_BUILD BUILD_LOADER=$M_LOADER
  for path in "${!M_LINK[@]}"; do LINK[$path]=${M_LINK[$path]}; done
  for path in "${FILES[@]}"; do
    safe_target "$path"
    hash_of "$ROOT$path"
    [[ $REPLY == "${M_BEFORE[$path]}" || $REPLY == "${M_AFTER[$path]}" ]] ||
      problem CONFLICT "$path was changed since the run was cut short: undo the run instead." "path=$path" "name=$path"
    MODE[$path]=${M_MODE[$path]}
    if [[ ${M_AFTER[$path]} == absent ]]; then GONE[$path]=1; else slurp "$RUN/new/${M_NUMBER[$path]}" && NEW[$path]=$REPLY; fi
  done
  if ((${#PROBLEMS[@]} > 0)); then
    show_problems
    exit 4
  fi
  stand_alone
  say run "$RUN_ID"
  carry_out && { say state after; return; }
  say state interrupted
  say failed "${FAILURE:-"INTERNAL${TAB}A program of this host failed; its words are above."}"
  exit 1
}

status() {
  local id path state now boot
  local -A written=()
  boot_id
  boot=$REPLY
  read_written
  find_runs
  for id in "${ALL_RUNS[@]}"; do
    read_record "$id" || continue
    state=$M_STATE
    [[ $state == before || $state == after ]] || state=interrupted
    say run "$id"
    say title "$M_TITLE"
    say at "$M_AT"
    say state "$state"
    for path in "${M_STEPS[@]}"; do say step "$path"; done
    ! seconds_left "$RUN" || say confirm "$REPLY"
    for path in "${M_FILES[@]}"; do
      hash_of "$ROOT$path" 2>/dev/null
      now=kept
      # Others than root may not see what is in /boot.
      [[ $state == before || ($EUID != 0 && $path == /boot/*) || -z ${written[$path]:-} || $REPLY == "${written[$path]}" ]] || now=edited
      say file "$now" "$path"
    done
    first_line "$RUN/boot"
    [[ -z $ROOT && $state != interrupted && ($REPLY == "$boot restart" || $M_REBOOT/$REPLY == "1/$boot") ]] && say reboot 1
    say end
  done
}

# At the host's start. Each line by itself: one that fails keeps none of the others from being done.
restore() {
  local line W all=0 try op
  need_root
  if first_line /proc/cmdline && [[ " $REPLY " == *' innkeeper=off '* ]]; then
    say note - 'innkeeper=off: nothing is done at this start.'
    return
  fi
  slurp "$ROOT$HOST_CONF" || return 0
  while IFS= read -r line; do
    [[ -n $line && $line != '#'* && $line != 'port-forward '* && $line != 'guest-traffic '* ]] || continue
    if ! words_of "$line" || [[ ! ${W[0]} =~ ^(huge-pages|reserve-cpus|virtual-functions?|vendor-vgpu|reset-method)$ || ${W[1]} != now ]]; then
      say failed INPUT_INVALID "$HOST_CONF has a line that cannot be used: ${line//[^ -~]/?}"
      all=1
      continue
    fi
    # Devices and their drivers may need a while.
    for ((try = 0; try < 40; try++)); do
      NOW=() PROBLEMS=()
      "step_${W[0]//-/_}" "${W[@]:1}"
      ((${#PROBLEMS[@]} > 0)) || break
      sleep 0.5
    done
    show_problems
    ((${#PROBLEMS[@]} == 0)) || all=1
    for op in "${NOW[@]}"; do each_now do "$op" || all=1; done
  done <<<"$REPLY"
  set_rules || all=1
  return $all
}
