
# ---- What would be done, and its stamp --------------------------------------------------------------------------------

# Files that would stay as they are do not count.
drop_unchanged() {
  local path
  local -a kept=()
  for path in "${FILES[@]}"; do
    if [[ -n ${GONE[$path]:-} ]]; then
      [[ -e $ROOT$path ]] && kept+=("$path")
    elif [[ -n ${RESTORE[$path]:-} ]]; then
      kept+=("$path")
    elif slurp "$ROOT$path" && [[ $REPLY == "${NEW[$path]}" ]]; then
      whole_file "$path" && EDITS+=("$path${TAB}whole-file$TAB=$TAB-")
    else
      whole_file "$path" && EDITS+=("$path${TAB}whole-file$TAB+$TAB-")
      kept+=("$path")
    fi
  done
  FILES=("${kept[@]}")
  for path in "${!LINK[@]}"; do
    [[ $(readlink -- "$ROOT$path") != "${LINK[$path]}" ]] || unset "LINK[$path]"
  done
}

# Is it ours alone, and written all at once?
whole_file() {
  local edit
  ! derived "$1" && [[ $1 != "$HOST_CONF" && $DOING == do ]] || return 1
  for edit in "${EDITS[@]}"; do
    [[ $edit != "$1$TAB"* ]] || return 1
  done
}

# now_words OP → REPLY, for a person.
now_words() {
  local verb a b c d
  # A tab is white space for read, which would skip an empty field.
  IFS=$'\x01' read -r verb a b c d _ <<<"${1//"$TAB"/$'\x01'}"
  if [[ $DOING == undo ]]; then
    case $verb in
      write)
        c=$b
        b=${1##*"$TAB"}
        ;;
      driver)
        REPLY="Hand $a back to ${c/#-/no driver}."
        return
        ;;
      functions)
        c=$b
        b=${1##*"$TAB"}
        ;;
      function) c=$d ;;
      slices) a=${b/#-/of every number} ;;
      reload) b=$c ;;
      mediated | rules | traffic) [[ $a == make ]] && a=remove || a=make ;;
      network) [[ $b == make ]] && b=remove || b=make ;;
      confirm)
        REPLY=''
        return
        ;;
      rom | libvirt | reload-units)
        REPLY=''
        return
        ;;
      frame)
        REPLY='Remove /dev/shm/looking-glass.'
        [[ $a != kept ]] || REPLY=''
        return
        ;;
    esac
  fi
  case $verb in
    write) REPLY="Write $b to $a, which says ${c:-nothing}." ;;
    driver)
      REPLY="Hand $a to ${b/#host/the host’s own driver}; it is with ${c/#-/no driver}."
      ;;
    functions) REPLY="Let $a have $b virtual functions; it has $c." ;;
    function) REPLY=${c:+"Set $c for function $b of $a."} ;;
    slices) REPLY="Let the host’s programs run on CPUs $a only." ;;
    reload) REPLY="Load $a anew with $b." ;;
    mediated) REPLY="${a^} the mediated device $d of the type $c on $b." ;;
    rules) REPLY="$([[ $a == make ]] && echo Send || echo 'No longer send') port $d of this host (${b^^}${c/#any}) to a guest." ;;
    traffic) REPLY="$([[ $a == make ]] && echo Let || echo 'No longer let') traffic of guests on $c through the host’s firewall." ;;
    rom) REPLY="Read the ROM of $a into $b." ;;
    frame) REPLY='Make /dev/shm/looking-glass.' ;;
    network)
      REPLY="Make $c of $d by $a; the network of $d stops for some seconds."
      [[ $b == make ]] || REPLY="Give $d back what $c had, and take $c away, by $a; the network of both stops for some seconds."
      ;;
    confirm) REPLY="Undo all of it after $a s, and at the host’s next start, unless it is confirmed until then." ;;
    libvirt) REPLY='Restart libvirt’s daemon; guests go on running.' ;;
    reload-units) REPLY='Let systemd read its units again.' ;;
  esac
}

show_file() {
  local path=$1 verb=$2 before=$ROOT$1 line
  say file "$verb" "$path"
  [[ -e $before ]] || before=/dev/null
  command -v diff >/dev/null || return 0
  # Only the shorter marks: no times, so that the same change is always the same text.
  printf '%s' "${NEW[$path]:-}" | diff -u --label "$path" --label "$path" -- "$before" - |
    while IFS= read -r line; do printf 'diff\t%s\n' "$line"; done
}

# The dry run's answer; STAMP is a hash of all that would be done and of what it would be done to.
show() {
  local path op line all=''
  for path in "${FILES[@]}"; do
    if [[ -n ${GONE[$path]:-} ]]; then show_file "$path" deleted
    elif [[ -e $ROOT$path ]]; then show_file "$path" changed
    else show_file "$path" made; fi
  done
  for path in "${!LINK[@]}"; do
    if [[ -n ${LINK[$path]} ]]; then say file made "$path"; else say file deleted "$path"; fi
  done
  for path in "${BUILT[@]}"; do say file rebuilt "$path" "$(stat -c %s -- "$ROOT$path")"; done
  each_command show_command
  for op in "${NOW[@]}"; do
    now_words "$op"
    [[ -z $REPLY ]] || say now "$REPLY"
  done
  for line in "${NOTES[@]}"; do say note "$line"; done
  for line in "${PROBLEMS[@]}"; do say problem "$line"; done
  say reboot "$REBOOT"
  stamp
  say stamp "$REPLY"
}

show_command() {
  say command "$@"
}

stamp() {
  local path old
  local -a parts=("$VERSION" "$ROOT" "$DOING" "${STEPS[@]}" "$REBOOT")
  for path in "${FILES[@]}"; do
    hash_of "$ROOT$path"
    old=$REPLY
    hash_text "${NEW[$path]:-}"
    parts+=("$path $old $REPLY ${MODE[$path]:-} ${GONE[$path]:-}")
  done
  for path in "${!LINK[@]}"; do parts+=("$path ${LINK[$path]}"); done
  parts+=("${EDITS[@]}" "${NOW[@]}" "$TOOL" "${TOOL_ADD[@]}" "${TOOL_REMOVE[@]}" "$BUILD_INITRAMFS" "$BUILD_LOADER")
  hash_text "$(printf '%s\n' "${parts[@]}")"
}
