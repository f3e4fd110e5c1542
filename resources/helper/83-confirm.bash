
# ---- Undone unless confirmed ---------------------------------------------------------------------------------------------

# A run that waits has a file `confirm`: the second of this start of the host at which it is undone, and which start.
readonly ROLLBACK_UNIT=/etc/systemd/system/innkeeper-rollback.service
readonly ROLLBACK_LINK=/etc/systemd/system/multi-user.target.wants/innkeeper-rollback.service
# Set while the host starts: files are put back, and nothing of its network runs yet.
STARTING='' WITHIN=''

step_confirm_within() {
  # Nobody is cut off from a tree.
  [[ -z $ROOT ]] || return 0
  WITHIN=$1
  safe_target "$ROLLBACK_UNIT"
  now confirm "$1"
  [[ -d /run/systemd/system ]] ||
    NOTES+=("-${TAB}This host is not run by systemd: its next start would not undo what nobody confirmed; the timer does.")
}

# Done by arm before all else; here only for who reads the plan.
do_confirm() {
  :
}

undo_confirm() {
  :
}

uptime_now() {
  first_line /proc/uptime
  REPLY=${REPLY%%.*}
}

set_deadline() {
  local until
  uptime_now
  until=$((REPLY + $1))
  boot_id
  printf '%s %s\n' "$until" "$REPLY" >"$RUN/confirm.new" && settle "$RUN/confirm.new" &&
    mv -fT -- "$RUN/confirm.new" "$RUN/confirm" && settle "$RUN"
}

# Before anything is changed: the record is whole, so whoever is left of us can go back by it.
arm() {
  local op i
  for op in "${NOW[@]}"; do [[ $op != "confirm$TAB"* ]] || WITHIN=${op#*"$TAB"}; done
  [[ -n $WITHIN ]] || return 0
  # While it is being done there is more time; from then on what was promised.
  set_deadline $((WITHIN + 150)) || return 1
  if [[ -d /run/systemd/system ]]; then
    mkdir -p -- "${ROLLBACK_LINK%/*}" && put "$ROLLBACK_UNIT" "$(rollback_unit)$NL" 644 &&
      ln -sfT -- ../innkeeper-rollback.service "$ROLLBACK_LINK" && settle "${ROLLBACK_LINK%/*}" || return 1
    run_for 30 systemd-run --quiet --collect --unit="innkeeper-rollback-$RUN_ID" -- \
      /bin/bash -p "$HOME_DIR/innkeeper-helper" expire "$RUN_ID" >/dev/null 2>&1
  fi
  for ((i = 0; i < 100; i++)); do
    [[ ! -e $RUN/watched ]] || return 0
    # Without systemd, or where it does not start programs for us.
    ((i != 0)) || [[ -d /run/systemd/system ]] || watch_alone
    ((i != 60)) || watch_alone
    sleep 0.1
  done
  FAILURE="INTERNAL${TAB}The program that would undo it does not start; nothing was changed."
  return 1
}

watch_alone() {
  setsid /bin/bash -p "$HOME_DIR/innkeeper-helper" expire "$RUN_ID" </dev/null >/dev/null 2>&1 9>&- &
  disown
}

disarm() {
  local other
  rm -f -- "$RUN/confirm" "$RUN/confirm.new" "$RUN/watched"
  for other in "${ALL_RUNS[@]}"; do [[ ! -e $ROOT$HOME_DIR/runs/$other/confirm ]] || return 0; done
  [[ -n $ROOT ]] || rm -f -- "$ROLLBACK_LINK" "$ROLLBACK_UNIT"
}

rollback_unit() {
  heading
  cat <<END
[Unit]
Description=Changes of the network that nobody confirmed are undone
DefaultDependencies=no
RequiresMountsFor=/etc /usr $HOME_DIR
After=systemd-remount-fs.service local-fs.target
Before=network-pre.target systemd-networkd.service NetworkManager.service networking.service shutdown.target
Wants=network-pre.target
Conflicts=shutdown.target

[Service]
Type=oneshot
ExecStart=/bin/bash -p $HOME_DIR/innkeeper-helper expire
TimeoutStartSec=300

[Install]
WantedBy=multi-user.target
END
}

# seconds_left RUN-FOLDER → REPLY; false when it does not wait. A host that was started anew has no time left.
seconds_left() {
  local until boot
  first_line "$1/confirm" || return 1
  read -r until boot <<<"$REPLY"
  [[ $until =~ ^[0-9]{1,10}$ ]] || until=0
  boot_id
  [[ $REPLY == "$boot" ]] || { REPLY=0; return 0; }
  uptime_now
  REPLY=$((until > REPLY ? until - REPLY : 0))
}

# The latest that waits, or the one named.
choose_waiting() {
  local id found='' given=$1
  find_runs
  for id in "${ALL_RUNS[@]}"; do
    [[ ! -e $ROOT$HOME_DIR/runs/$id/confirm || (-n $given && $given != "$id") ]] || found=$id
  done
  if [[ -z $found ]]; then
    say failed STATE_INVALID 'No change of this host waits to be confirmed: it is confirmed or undone already.'
    exit 4
  fi
  read_record "$found" || refuse "The record of $found is damaged."
}

confirm() {
  need_root
  PATIENT=-x
  lock
  choose_waiting "${1:-}"
  if [[ $M_STATE != after ]] || ! seconds_left "$RUN" || ((REPLY == 0)); then
    say failed STATE_INVALID 'It is too late: the change is being undone.'
    exit 4
  fi
  stand_alone
  disarm
  sync
  say run "$RUN_ID"
  say state after
}

# By a process of its own, until the run is confirmed or undone; and at the host's start for whatever waited then.
expire() {
  local id tries=0
  need_root
  if [[ -z ${1:-} ]]; then
    find_runs
    for id in "${ALL_RUNS[@]}"; do
      [[ ! -e $HOME_DIR/runs/$id/confirm ]] || /bin/bash -p "$SELF" expire "$id"
    done
    return 0
  fi
  RUN=$HOME_DIR/runs/$1
  : >"$RUN/watched"
  while seconds_left "$RUN"; do
    if ((REPLY > 0)); then
      sleep "$((REPLY < 2 ? 1 : 2))"
      continue
    fi
    read_boot_of "$RUN"
    # Another process: what it leaves, and how it ends, are not ours.
    /bin/bash -p "$SELF" expire-now "$1" ${STARTING:+starting}
    ((++tries < (${#STARTING} ? 3 : 30))) || return 1
    [[ ! -e $RUN/confirm ]] || sleep 5
  done
}

# Was it before this start of the host?
read_boot_of() {
  local boot
  first_line "$1/confirm" && boot=${REPLY##* }
  boot_id
  STARTING=''
  [[ $boot == "$REPLY" ]] || STARTING=1
}

expire_now() {
  STARTING=${2:-}
  PATIENT=-x
  lock
  # Meanwhile somebody may have confirmed it.
  seconds_left "$HOME_DIR/runs/$1" && ((REPLY == 0)) || return 0
  undo "$1" ''
}
