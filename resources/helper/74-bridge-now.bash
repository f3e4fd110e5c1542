
# ---- Bridges in the running host: taken down by the old files, brought up by the new ones --------------------------------

# -- network MANAGER make|remove BRIDGE PORT SOURCE
do_network() {
  network_up "$@"
}

# Before the files are put back; after_files does the rest.
undo_network() {
  ! network_untouched || return 0
  network_down "$@"
}

# Nothing has to be undone where nothing was begun, or where a person has taken it apart since.
network_untouched() {
  [[ ! -e $RUN/begun ]] || [[ $M_STATE == after && ${#FILES[@]} == 0 ]]
}

# Is the bridge to be there afterwards?
becomes_bridge() {
  [[ $1/$DOING == make/do || $1/$DOING == remove/undo ]]
}

# What has to be told while the files are still what is in effect.
before_files() {
  local op
  local -a words
  for op in "${NOW[@]}"; do
    [[ $op == "network$TAB"* ]] || continue
    : >"$RUN/begun"
    IFS=$TAB read -r -a words <<<"$op"
    network_down "${words[@]:1}"
  done
}

# Of an undo.
after_files() {
  local op
  local -a words
  ! network_untouched || return 0
  for op in "${NOW[@]}"; do
    [[ $op == "network$TAB"* ]] || continue
    IFS=$TAB read -r -a words <<<"$op"
    network_up "${words[@]:1}" || { RESTART=1; say note - "The network is as it was only after the next start of the host: $FAILURE"; }
  done
}

network_down() {
  [[ $1 == ifupdown && -z $STARTING ]] || return 0
  if becomes_bridge "$2"; then run_network 60 ifdown --force "$4"; else run_network 60 ifdown --force "$3"; fi
  return 0
}

network_up() {
  local manager=$1 bridge=$3 port=$4 source=${5:--}
  if [[ -n $STARTING ]]; then
    # Nothing of the network runs yet; netplan's files were made of what was there.
    [[ $manager != netplan ]] || run_network 60 netplan generate
    return 0
  fi
  if becomes_bridge "$2"; then
    "bring_$manager" "$bridge" "$port" && await_port "$bridge" "$port"
  else
    "give_back_$manager" "$bridge" "$port" "$source"
  fi
}

# Its words are the run's log; who asked may be cut off by now.
run_network() {
  local line
  say doing "${*:2}"
  run_for "$@" 2>&1 | while IFS= read -r line; do
    [[ ! -d $RUN ]] || printf '%s\n' "$line" >>"$RUN/log"
    say log "${line//"$TAB"/ }"
  done
  return "${PIPESTATUS[0]}"
}

# It is done when the port is the bridge's: programs that set interfaces up come back before that.
await_port() {
  local i
  for ((i = 0; i < 200; i++)); do
    link_name "/sys/class/net/$2/master"
    [[ $REPLY != "$1" ]] || return 0
    sleep 0.1
  done
  failed UNSUPPORTED "$2 did not become a port of $1."
}

drop_link() {
  [[ ! -e /sys/class/net/$1/bridge ]] || run_network 20 ip link delete dev "$1" type bridge
}

bring_networkd() {
  run_network 30 networkctl reload || run_network 60 systemctl restart systemd-networkd.service ||
    failed HYPERVISOR_FAILED 'systemd-networkd does not take its files.'
}

give_back_networkd() {
  run_network 30 networkctl reload || run_network 60 systemctl restart systemd-networkd.service
  drop_link "$1"
  run_network 30 networkctl reconfigure "$2" || run_network 60 systemctl restart systemd-networkd.service ||
    failed INTERNAL "systemd-networkd does not set $2 up."
}

bring_netplan() {
  run_network 60 netplan generate || { failed INPUT_INVALID 'netplan does not take its files.'; return 1; }
  run_network 120 netplan apply || failed INTERNAL 'netplan does not apply its files.'
}

give_back_netplan() {
  drop_link "$1"
  run_network 120 netplan apply || failed INTERNAL 'netplan does not apply its files.'
}

bring_networkmanager() {
  local uuid
  profile_uuid "bridge $1"
  uuid=$REPLY
  profile_uuid "port $1"
  run_network 30 nmcli connection reload && run_network 60 nmcli --wait 45 connection up uuid "$uuid" ifname "$1" &&
    run_network 60 nmcli --wait 45 connection up uuid "$REPLY" ifname "$2" ||
    failed INTERNAL "NetworkManager does not bring $1 up."
}

give_back_networkmanager() {
  run_network 30 nmcli connection reload
  drop_link "$1"
  [[ $3 == - ]] || run_network 60 nmcli --wait 45 connection up uuid "$3" ifname "$2" ||
    run_network 60 nmcli --wait 45 device connect "$2" || failed INTERNAL "NetworkManager does not bring $2 up."
}

bring_ifupdown() {
  run_network 20 ip link set dev "$2" up
  run_network 60 ifup "$1" || failed INTERNAL "ifup does not bring $1 up."
}

give_back_ifupdown() {
  drop_link "$1"
  run_network 60 ifup "$2" || failed INTERNAL "ifup does not bring $2 up."
}
