
# ---- The record of a run ----------------------------------------------------------------------------------------------

RUN='' RUN_ID='' LOCKED='' PATIENT=''

# PATIENT: -x, to wait for whoever has the lock.
# Only one at a time. The lock ends with the process that has it, however that ends.
lock() {
  local folder=$ROOT$HOME_DIR
  safe_target "$HOME_DIR/lock" || { show_problems; exit 4; }
  mkdir -p -- "$folder/runs" && exec 9>>"$folder/lock" || refuse "Nothing can be written to $folder."
  trusted "$folder/runs" || refuse "$folder/runs can be changed by others than root."
  if command -v flock >/dev/null && ! flock "${PATIENT:--n}" 9; then
    say failed RESOURCE_BUSY 'Another change of this host is being made.' >&2
    exit 5
  fi
  LOCKED=1
}

show_problems() {
  local line
  for line in "${PROBLEMS[@]}"; do say problem "$line"; done
}

set_state() {
  printf '%s\n' "$*" >"$RUN/state.new" && settle "$RUN/state.new" && mv -fT -- "$RUN/state.new" "$RUN/state" && settle "$RUN"
}

boot_id() {
  first_line /proc/sys/kernel/random/boot_id
}

# Everything the way back needs, on the disk before anything is changed.
write_record() {
  local path op edit number=0 before after
  # Sorted by name they are in the order in which they were made, within one second too.
  RUN_ID=$(date -u +%Y%m%d-%H%M%S-%N)
  RUN=$ROOT$HOME_DIR/runs/$RUN_ID
  mkdir -- "$RUN" && mkdir -m 700 -- "$RUN/old" "$RUN/new" || return 1
  carry_helper || return 1
  {
    say innkeeper-run "$VERSION"
    say title "$TITLE"
    say at "$(date +%s)"
    boot_id
    say boot "$REPLY"
    say reboot "$REBOOT"
    for op in "${STEPS[@]}"; do say step "$op"; done
    say build "$BUILD_INITRAMFS" "$BUILD_LOADER" "$TOOL"
    for path in "${TOOL_ADD[@]}"; do say tool-add "$path"; done
    for path in "${TOOL_REMOVE[@]}"; do say tool-remove "$path"; done
    for path in "${DIRS[@]}"; do say dir "$path"; done
    for path in "${FILES[@]}"; do
      hash_of "$ROOT$path"
      before=$REPLY
      if [[ -n ${GONE[$path]:-} ]]; then
        after=absent
      else
        printf '%s' "${NEW[$path]}" >"$RUN/new/$number" || return 1
        hash_text "${NEW[$path]}"
        after=$REPLY
      fi
      [[ $before == absent ]] || keep_copy "$path" "$number" || return 1
      say file "$number" "$before" "$after" "${MODE[$path]:-644}" "$path"
      ((number += 1))
    done
    for path in "${!LINK[@]}"; do say link "$path" "${LINK[$path]}"; done
    for edit in "${EDITS[@]}"; do say edit "$edit"; done
    for path in "${BUILT[@]}"; do
      keep_copy "$path" "$number" || return 1
      say built "$number" "$path"
      ((number += 1))
    done
    [[ -z $BUILD_INITRAMFS || -e $ROOT/var/lib/initramfs-tools ]] || say unbuilt /var/lib/initramfs-tools
    for path in "${ROMS[@]}"; do say rom "$path"; done
    for op in "${NOW[@]}"; do say now "$op"; done
    say end
  } >"$RUN/manifest" || return 1
  [[ $(tail -n 1 -- "$RUN/manifest") == end ]] || return 1
  sync && set_state applying
}

keep_copy() {
  cp -p --preserve=mode,ownership,timestamps -- "$ROOT$1" "$RUN/old/$2" &&
    { cp --attributes-only --preserve=context -- "$ROOT$1" "$RUN/old/$2" 2>/dev/null || true; }
}

# This very program, where a rescue shell and the host's start find it. /usr may belong to an image, or to others.
carry_helper() {
  local own=${INNKEEPER_HELPER:-} file=$ROOT$HOME_DIR/innkeeper-helper
  [[ -n $own ]] || { slurp "$SELF" && own=$REPLY; }
  [[ $own == '#!/bin/bash -p'* ]] || return 1
  safe_target "$HOME_DIR/innkeeper-helper" || return 1
  slurp "$file" && [[ $REPLY == "$own" ]] && return 0
  put "$HOME_DIR/innkeeper-helper" "$own" 755
}

# What a run did, and what others left to it. (Nowhere here <(…): it needs /proc, which a rescue shell may not have.)
recorded() {
  cat -- "$1/manifest"
  [[ ! -f $1/inherited ]] || cat -- "$1/inherited"
}

# read_record ID → M_*, what the manifest says; lines that no run of ours writes are refused.
declare -A M_BEFORE M_AFTER M_MODE M_NUMBER M_LINK M_BUILT
declare -a M_FILES M_DIRS M_EDITS M_NOW M_STEPS M_ROMS M_ADD M_REMOVE
read_record() {
  local line verb a b c d e
  RUN_ID=$1 RUN=$ROOT$HOME_DIR/runs/$1
  M_BEFORE=() M_AFTER=() M_MODE=() M_NUMBER=() M_LINK=() M_BUILT=()
  M_FILES=() M_DIRS=() M_EDITS=() M_NOW=() M_STEPS=() M_ROMS=() M_ADD=() M_REMOVE=()
  M_TITLE='' M_AT=0 M_BOOT='' M_REBOOT=0 M_BUILD='' M_LOADER='' M_TOOL='' M_UNBUILT='' M_STATE='' M_HOW='' M_END=''
  [[ -d $RUN && ! -L $RUN ]] && trusted "$RUN" && first_line "$RUN/state" || return 1
  read -r M_STATE M_HOW <<<"$REPLY"
  while IFS= read -r line; do
    IFS=$'\x01' read -r verb a b c d e <<<"${line//"$TAB"/$'\x01'}"
    case $verb in
      innkeeper-run) [[ $a == "$VERSION" ]] || return 1 ;;
      title) M_TITLE=$a ;;
      at) [[ $a =~ ^[0-9]{1,12}$ ]] && M_AT=$a ;;
      boot) M_BOOT=$a ;;
      reboot) M_REBOOT=$a ;;
      step) M_STEPS+=("$a") ;;
      build) M_BUILD=$a M_LOADER=$b M_TOOL=$c ;;
      tool-add) M_ADD+=("$a") ;;
      tool-remove) M_REMOVE+=("$a") ;;
      dir) M_DIRS+=("$a") ;;
      file)
        M_FILES+=("$e")
        M_NUMBER[$e]=$a M_BEFORE[$e]=$b M_AFTER[$e]=$c M_MODE[$e]=$d
        ;;
      link) M_LINK[$a]=$b ;;
      edit) M_EDITS+=("${line#edit"$TAB"}") ;;
      built) M_BUILT[$b]=$a ;;
      unbuilt) M_UNBUILT=$a ;;
      rom) M_ROMS+=("$a") ;;
      now) M_NOW+=("${line#now"$TAB"}") ;;
      end) M_END=1 ;;
    esac
  done <<<"$(recorded "$RUN")"
  [[ -n $M_END && -n $M_STATE ]]
}

# runs → ALL_RUNS, the oldest first.
find_runs() {
  local path
  ALL_RUNS=()
  matching "$HOME_DIR/runs/*"
  for path in "${REPLY_ALL[@]}"; do
    fits run "${path##*/}" && [[ -f $ROOT$path/state ]] && ALL_RUNS+=("${path##*/}")
  done
}

# Runs that count, but for RUN_ID: EDITS_ELSEWHERE has their edits, each after the run's name.
find_elsewhere() {
  local id path line state
  EDITS_ELSEWHERE=() FILES_LATER=()
  find_runs
  for id in "${ALL_RUNS[@]}"; do
    path=$ROOT$HOME_DIR/runs/$id
    [[ $id != "$RUN_ID" ]] && first_line "$path/state" || continue
    state=${REPLY%% *}
    while IFS= read -r line; do
      case $line in
        edit"$TAB"*) EDITS_ELSEWHERE+=("$state$TAB$id$TAB${line#edit"$TAB"}") ;;
        file"$TAB"*) [[ $state == before || $id < $RUN_ID ]] || FILES_LATER+=("$id$TAB${line##*"$TAB"}") ;;
      esac
    done <<<"$(recorded "$path")"
  done
}
