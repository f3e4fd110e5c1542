
# ---- Ports of the host that lead to guests, and traffic of guests that other firewalls would stop ---------------------------

# host.conf has a line for each; the kernel's rules are made of all of them at once (75-rules). libvirt puts its own
# rules in front of others' when a network starts: the hook makes ours anew then. A connection from the host's own
# loopback leaves it by a bridge, which route_localnet allows, and which is gone with the bridge: systemd-udevd sets it
# again from sysctl.d.
readonly NETWORK_HOOK=/etc/libvirt/hooks/network.d/innkeeper-forwards
readonly RULES_SYSCTL=/etc/sysctl.d/90-innkeeper-forwards.conf
readonly SETTINGS_SYSCTL=/etc/sysctl.d/90-innkeeper-settings.conf

# What is made of host.conf as a whole: no run has it to itself.
derived() {
  [[ $1 == "$UNIT" || $1 == "$NETWORK_HOOK" || $1 == "$RULES_SYSCTL" ]]
}

step_port_forward() {
  local made=$1 protocol=$2 listen=$3 port=$4 bridge=$5 to=$6 to_port=$7
  local key="port-forward make $protocol $listen $port " line="port-forward make ${*:2}"
  if [[ $made == remove ]]; then
    edit_keyed "$HOST_CONF" "$line" ''
  else
    has_rule_program || return
    port_promised "$protocol" "$listen" "$port" "$line" || return
    [[ -n $ROOT ]] || { text "$HOST_CONF" && has_line "$REPLY" "$line"; } || port_free "$protocol" "$listen" "$port" || return
    edit_keyed "$HOST_CONF" "$key" "$line"
  fi
  first_line "/proc/sys/net/ipv4/conf/$bridge/route_localnet"
  now rules "$@" "${REPLY:--}"
}

step_guest_traffic() {
  local line="guest-traffic make ${*:2}"
  if [[ $1 == remove ]]; then
    edit_keyed "$HOST_CONF" "$line" ''
  else
    has_rule_program || return
    edit "$HOST_CONF" line + "$line"
  fi
  now traffic "$@"
}

has_rule_program() {
  [[ -n $ROOT ]] || program iptables || program nft && return 0
  problem UNSUPPORTED 'Neither iptables nor nft is installed.' name=iptables
  return 1
}

# Another line of ours that has the port already, on this address or on all.
port_promised() {
  local line protocol listen port
  text "$HOST_CONF" || return 0
  while IFS= read -r line; do
    read -r _ _ protocol listen port _ <<<"$line"
    [[ $line == 'port-forward make '* && $protocol/$port == "$1/$3" && $line != "$4" ]] || continue
    [[ $listen == "$2" || $listen == any || $2 == any ]] || continue
    problem CONFLICT "Port $3 leads to another guest already: $line" "name=$3"
    return 1
  done <<<"$REPLY"
}

# A rule of the kernel goes before whatever listens: a port that is in use would be taken from it.
port_free() {
  local hex wanted=any file rest address at state
  printf -v hex %04X "$3"
  if [[ $2 != any ]]; then
    IFS=. read -r -a address <<<"$2"
    printf -v wanted %02X%02X%02X%02X "${address[3]}" "${address[2]}" "${address[1]}" "${address[0]}"
  fi
  for file in "/proc/net/$1" "/proc/net/${1}6"; do
    [[ -r $file ]] || continue
    while read -r _ at _ state rest; do
      [[ ${at##*:} == "$hex" && ($1 == udp || $state == 0A) ]] || continue
      # All of IPv6 takes IPv4 too; an address of IPv6 alone does not.
      at=${at%:*}
      [[ ${#at} == 8 || $at =~ ^0+$ || $at == 0000000000000000FFFF0000* ]] || continue
      [[ $wanted == any || $at =~ ^0+$ || ${at: -8} == "$wanted" ]] || continue
      problem RESOURCE_BUSY "A program of this host uses port $3 already." "name=$3"
      return 1
    done <"$file"
  done
}

step_network_setting() {
  local when=$1 setting=$2 value=$3 path
  path=$(setting_path "$setting")
  wants "$when" boot && edit_keyed "$SETTINGS_SYSCTL" "$path = " "$path = $value"
  running "$when" && [[ -e /proc/sys/$path ]] && now_write "/proc/sys/$path" "$value" "$setting"
  return 0
}

setting_path() {
  case $1 in
    ip-forward) echo net/ipv4/ip_forward ;;
    ipv6-forward) echo net/ipv6/conf/all/forwarding ;;
    *) echo "net/bridge/$1" ;;
  esac
}

# Of a text like host.conf: the lines that rules are made of → RULE_LINES.
rule_lines() {
  local line
  RULE_LINES=()
  while IFS= read -r line; do
    [[ $line == 'port-forward make '* || $line == 'guest-traffic make '* ]] && words_of "$line" && RULE_LINES+=("$line")
  done <<<"$1"
  return 0
}

# After all steps, and after what an undo does to host.conf.
plan_rule_files() {
  local line bridge settings=''
  local -a RULE_LINES W
  [[ -n ${NEW[$HOST_CONF]+set}${GONE[$HOST_CONF]:-} ]] || return 0
  text "$HOST_CONF" && rule_lines "$REPLY" || RULE_LINES=()
  for line in "${RULE_LINES[@]}"; do
    [[ $line == port-forward* ]] || continue
    read -r _ _ _ _ _ bridge _ <<<"$line"
    line="net/ipv4/conf/$bridge/route_localnet = 1"
    has_line "$settings" "$line" || settings+=$line$NL
  done
  if ((${#RULE_LINES[@]} > 0)); then
    becomes "$NETWORK_HOOK" "$(network_hook)$NL" 755
  elif [[ -e $ROOT$NETWORK_HOOK || -n ${NEW[$NETWORK_HOOK]+set} ]]; then
    vanishes "$NETWORK_HOOK"
  fi
  if [[ -n $settings ]]; then
    becomes "$RULES_SYSCTL" "$(heading)$NL$settings"
  elif [[ -e $ROOT$RULES_SYSCTL || -n ${NEW[$RULES_SYSCTL]+set} ]]; then
    vanishes "$RULES_SYSCTL"
  fi
}

# libvirt runs each program of network.d with the network's name and what happens to it; the network waits for it.
network_hook() {
  printf '%s\n' '#!/bin/bash -p'
  heading
  cat <<END
[[ \${2:-} == started && -r $HOME_DIR/innkeeper-helper ]] || exit 0
timeout 60 /bin/bash -p $HOME_DIR/innkeeper-helper rules </dev/null >/dev/null 2>&1
exit 0
END
}
