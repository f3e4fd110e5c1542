
# ---- Rules of the kernel's firewall: always all that host.conf asks for, made anew ------------------------------------------

# -- rules make|remove PROTOCOL LISTEN PORT BRIDGE ADDRESS/PREFIX TO_PORT OLD, traffic make|remove HOW BRIDGE
do_rules() {
  set_rules || return 1
  announce_hook
  [[ $1 == make ]] || forget_bridge "$5" 0
}

undo_rules() {
  set_rules || return 1
  announce_hook
  [[ $1 == remove ]] || forget_bridge "$5" "$8"
}

do_traffic() {
  set_rules || return 1
  announce_hook
}

undo_traffic() {
  do_traffic
}

# libvirt looks for hooks when it starts, and anew when it is to read its files again (SIGHUP); guests go on.
announce_hook() {
  local name pid
  [[ $HOOK_ANNOUNCED == no && " ${FILES[*]} " == *" $NETWORK_HOOK "* && -e $NETWORK_HOOK ]] || return 0
  HOOK_ANNOUNCED=yes
  for name in libvirtd virtnetworkd; do
    first_line "/run/$name.pid" && [[ $REPLY =~ ^[1-9][0-9]*$ ]] || continue
    pid=$REPLY
    first_line "/proc/$pid/comm" && [[ $REPLY == "$name" ]] && kill -HUP "$pid" 2>/dev/null
  done
  return 0
}
HOOK_ANNOUNCED=no

# route_localnet of a bridge that no forward leads through any more.
forget_bridge() {
  local file=/proc/sys/net/ipv4/conf/$1/route_localnet through="port-forward make [^ ]+ [^ ]+ [0-9]+ ${1//./\\.} "
  slurp "$HOST_CONF" && [[ $REPLY =~ $through ]] && return 0
  [[ $2 != 0 || ! -w $file ]] || poke 0 "$file"
  return 0
}

# feed TEXT PROGRAM WORDS…
feed() {
  local text=$1
  shift
  printf '%s' "$text" | env -i PATH="$PATH" LC_ALL=C HOME=/root timeout -k 10 30 "$@" 2>&1 9>&-
}

set_rules() {
  local -a RULE_LINES=() W
  local said by=iptables
  slurp "$HOST_CONF" && rule_lines "$REPLY"
  if command -v flock >/dev/null && exec 8>>/run/innkeeper-rules.lock; then flock -w 30 8; fi
  drop_rules
  if ((${#RULE_LINES[@]} > 0)); then
    libvirt_by_nft && by=nft
    program iptables || by=nft
    program nft || by=iptables
    said=$("rules_by_$by" && rules_in_front_of_legacy) || { exec 8>&-; failed INTERNAL "The firewall refuses the rules: ${said//[^ -~]/ }"; return 1; }
    allow_local_routes
  fi
  exec 8>&-
}

# Tables of the old kind see every packet as well. To ask for them would make them where there are none.
has_legacy_tables() {
  [[ -r /proc/net/ip_tables_names ]] && first_line /proc/net/ip_tables_names && [[ -n $REPLY ]] && program iptables-legacy
}

rules_in_front_of_legacy() {
  has_legacy_tables && [[ $(run_for 10 iptables-legacy -w 5 -S FORWARD 2>/dev/null) != '-P FORWARD ACCEPT' ]] || return 0
  # Where iptables is the old kind itself, they stand there already.
  run_for 10 iptables-legacy -w 5 -S INNKEEPER_PASS >/dev/null 2>&1 || iptables_rules iptables-legacy filter pass ask
}

libvirt_by_nft() {
  program nft && run_for 10 nft list table ip libvirt_network >/dev/null 2>&1
}

allow_local_routes() {
  local line bridge
  for line in "${RULE_LINES[@]}"; do
    read -r _ _ _ _ _ bridge _ <<<"$line"
    [[ $line != port-forward* || ! -w /proc/sys/net/ipv4/conf/$bridge/route_localnet ]] ||
      poke 1 "/proc/sys/net/ipv4/conf/$bridge/route_localnet"
  done
}

readonly -A JUMPS=([guard]='raw PREROUTING' [to]='nat PREROUTING' [own]='nat OUTPUT' [from]='nat POSTROUTING'
  [pass]='filter FORWARD' [ask]='filter INPUT')

chain_of() {
  REPLY=INNKEEPER_${1^^}
}

# Nothing of ours is left after it, by whichever program it was made.
drop_rules() {
  local name handle line ours='comment "innkeeper" # handle ([0-9]+)$'
  program iptables && drop_chains iptables "${!JUMPS[@]}"
  has_legacy_tables && drop_chains iptables-legacy pass ask
  program nft || return 0
  run_for 10 nft delete table ip innkeeper 2>/dev/null
  for name in guest_input guest_output; do
    while IFS= read -r line; do
      [[ $line =~ $ours ]] || continue
      handle=${BASH_REMATCH[1]}
      run_for 10 nft delete rule ip libvirt_network "$name" handle "$handle" 2>/dev/null
    done <<<"$(run_for 10 nft -a list chain ip libvirt_network "$name" 2>/dev/null)"
  done
  return 0
}

# drop_chains PROGRAM NAME…
drop_chains() {
  local iptables=$1 name table parent
  shift
  for name; do
    read -r table parent <<<"${JUMPS[$name]}"
    chain_of "$name"
    run_for 10 "$iptables" -w 5 -t "$table" -S "$REPLY" >/dev/null 2>&1 || continue
    while run_for 10 "$iptables" -w 5 -t "$table" -D "$parent" -j "$REPLY" 2>/dev/null; do :; done
    run_for 10 "$iptables" -w 5 -t "$table" -F "$REPLY" 2>/dev/null
    run_for 10 "$iptables" -w 5 -t "$table" -X "$REPLY" 2>/dev/null
  done
}

# by_line MAKER: calls it for each line with its words. What is printed is the program's text.
by_line() {
  local line
  local -a W
  for line in "${RULE_LINES[@]}"; do
    read -r -a W <<<"$line"
    "$1_${W[0]//-/_}" "${W[@]:2}"
  done
}

# All chains in one table after another, each jumped to before all else of its parent.
rules_by_iptables() {
  iptables_rules iptables nat to own from && iptables_rules iptables filter pass ask && iptables_rules iptables raw guard
}

# iptables_rules PROGRAM TABLE NAME…
iptables_rules() {
  local iptables=$1 table=$2 name all rules parent
  shift 2
  all="*$table$NL"
  rules=$(by_line "iptables_$table")
  for name in "$@"; do
    chain_of "$name"
    read -r _ parent <<<"${JUMPS[$name]}"
    all+=":$REPLY - [0:0]$NL-I $parent 1 -j $REPLY$NL"
  done
  feed "$all$rules${NL}COMMIT$NL" "$iptables-restore" -w 10 --noflush
}

iptables_nat_port_forward() {
  local protocol=$1 listen=$2 port=$3 to=$5 to_port=$6 name at=''
  [[ $listen == any ]] || at="-d $listen "
  for name in TO OWN; do
    echo "-A INNKEEPER_$name $at-p $protocol -m addrtype --dst-type LOCAL -m $protocol --dport $port -j DNAT --to-destination ${to%/*}:$to_port"
  done
  # Guests of the same bridge, and the host by its loopback, would be answered past us.
  for at in "$to" 127.0.0.0/8; do
    echo "-A INNKEEPER_FROM -s $at -d ${to%/*}/32 -p $protocol -m $protocol --dport $to_port -m conntrack --ctstate DNAT -j MASQUERADE"
  done
}

iptables_filter_port_forward() {
  local protocol=$1 bridge=$4 to=$5 to_port=$6
  echo "-A INNKEEPER_PASS -o $bridge -d ${to%/*}/32 -p $protocol -m $protocol --dport $to_port -m conntrack --ctstate DNAT -j ACCEPT"
  echo "-A INNKEEPER_PASS -i $bridge -s ${to%/*}/32 -p $protocol -m $protocol --sport $to_port -m conntrack --ctstate DNAT -j ACCEPT"
  # While the network is off, it is not sent elsewhere.
  echo "-A INNKEEPER_PASS -d ${to%/*}/32 -p $protocol -m $protocol --dport $to_port -m conntrack --ctstate DNAT -j REJECT"
}

# Because of route_localnet: nothing of a bridge reaches what the host has for itself.
iptables_raw_port_forward() {
  echo "-A INNKEEPER_GUARD -i $4 -d 127.0.0.0/8 -j DROP"
}

iptables_filter_guest_traffic() {
  if [[ $1 == bridged ]]; then
    echo "-A INNKEEPER_PASS -i $2 -o $2 -j ACCEPT"
    return
  fi
  echo "-A INNKEEPER_PASS -i $2 -j ACCEPT"
  echo "-A INNKEEPER_PASS -o $2 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT"
  echo "-A INNKEEPER_ASK -i $2 -p udp -m multiport --dports 53,67 -j ACCEPT"
  echo "-A INNKEEPER_ASK -i $2 -p tcp -m tcp --dport 53 -j ACCEPT"
}

iptables_nat_guest_traffic() { :; }
iptables_raw_guest_traffic() { :; }

rules_by_nft() {
  local all=$NL
  all+="table ip innkeeper {$NL"
  all+="chain guard { type filter hook prerouting priority -300; policy accept;$NL$(by_line nft_guard)$NL}$NL"
  all+="chain to { type nat hook prerouting priority -105; policy accept;$NL$(by_line nft_to)$NL}$NL"
  all+="chain own { type nat hook output priority -105; policy accept;$NL$(by_line nft_to)$NL}$NL"
  all+="chain from { type nat hook postrouting priority 95; policy accept;$NL$(by_line nft_from)$NL}$NL}$NL"
  libvirt_by_nft && all+=$(by_line nft_libvirt)$NL
  feed "$all" nft -f - || return 1
  # Others (ufw, Docker) have chains of iptables that would still drop it.
  program iptables && [[ $(run_for 10 iptables -w 5 -S FORWARD 2>/dev/null) != '-P FORWARD ACCEPT' ]] || return 0
  iptables_rules iptables filter pass ask
}

nft_to_port_forward() {
  local at='fib daddr type local'
  [[ $2 == any ]] || at="ip daddr $2 $at"
  echo "$at $1 dport $3 dnat to ${5%/*}:$6"
}

nft_from_port_forward() {
  echo "ip saddr { $(subnet_of "$5"), 127.0.0.0/8 } ip daddr ${5%/*} $1 dport $6 ct status dnat masquerade"
}

# With prefix 0 it is everybody, which a set does not take beside others.
subnet_of() {
  if [[ $1 == */0 ]]; then echo '0.0.0.0-126.255.255.255, 128.0.0.0-255.255.255.255'; else echo "$1"; fi
}

nft_guard_port_forward() {
  echo "iifname \"$4\" ip daddr 127.0.0.0/8 drop"
}

nft_libvirt_port_forward() {
  echo "insert rule ip libvirt_network guest_input oifname \"$4\" ip daddr ${5%/*} $1 dport $6 ct status dnat counter accept comment \"innkeeper\""
  echo "insert rule ip libvirt_network guest_output iifname \"$4\" ip saddr ${5%/*} $1 sport $6 ct status dnat counter accept comment \"innkeeper\""
}

nft_to_guest_traffic() { :; }
nft_from_guest_traffic() { :; }
nft_guard_guest_traffic() { :; }
nft_libvirt_guest_traffic() { :; }

# The verb that the hook calls.
rules_anew() {
  need_root
  if first_line /proc/cmdline && [[ " $REPLY " == *' innkeeper=off '* ]]; then return; fi
  set_rules || { say failed "$FAILURE"; exit 1; }
}

# What root alone may read: the rules as they are, for who looks for what stops guests.
show_firewall() {
  local line command
  need_root
  for command in 'iptables-save' 'iptables-legacy-save' 'nft list ruleset'; do
    program "${command%% *}" || continue
    # To ask for them would make tables of the old kind where there are none.
    [[ $command != iptables-legacy-save || -e /proc/net/ip_tables_names ]] || continue
    while IFS= read -r line; do say rule "${command%% *}" "${line//"$TAB"/ }"; done <<<"$(run_for 20 $command 2>/dev/null)"
  done
}
