
# ---- Bridges of the host: files of whatever sets its interfaces up --------------------------------------------------------

# What was the port's becomes the bridge's word for word. In files that are others', a line that is moved is kept as a
# comment that begins with this; so the way back needs nothing but the file.
moved_mark() {
  REPLY="#innkeeper $1# "
}

step_make_bridge() {
  local manager=$1 bridge=$2 port=$3 word
  local source='' mac='' stp=off ip=keep
  local -a addresses=() gateways=() dns=()
  shift 3
  for word in "$@"; do
    case $word in
      source=*) source=${word#*=} ;;
      mac=*) mac=${word#*=} ;;
      stp=*) stp=${word#*=} ;;
      ip=*) ip=${word#*=} ;;
      address=*) addresses+=("${word#*=}") ;;
      gateway=*) gateways+=("${word#*=}") ;;
      dns=*) dns+=("${word#*=}") ;;
    esac
  done
  [[ $bridge != "$port" ]] || problem INPUT_INVALID 'A bridge cannot be its own port.'
  check_bridge "$bridge" "$port"
  "make_by_$manager"
  now network "$manager" make "$bridge" "$port" "${source:--}"
}

step_remove_bridge() {
  local manager=$1 bridge=$2 port=$3
  "remove_by_$manager" || problem NOT_FOUND "No file of $manager is one that Innkeeper made for $bridge." "name=$bridge"
  now network "$manager" remove "$bridge" "$port" -
}

# Of the running host; a tree has no interfaces.
check_bridge() {
  local net=/sys/class/net
  [[ -z $ROOT ]] || return 0
  [[ ! -e $net/$1 ]] || problem NAME_TAKEN "There is an interface $1 already." "name=$1"
  if [[ ! -e $net/$2 ]]; then
    problem DEVICE_ABSENT "There is no interface $2." "name=$2"
  elif [[ -e $net/$2/wireless || -e $net/$2/phy80211 ]]; then
    problem UNSUPPORTED "$2 is a wireless interface: an access point takes frames of one MAC address only." "name=$2"
  elif [[ -e $net/$2/bridge || $2 == lo ]]; then
    problem UNSUPPORTED "$2 cannot be a port of a bridge." "name=$2"
  elif [[ -L $net/$2/master ]]; then
    link_name "$net/$2/master"
    problem DEVICE_HELD "$2 is part of $REPLY already." "name=$2"
  fi
}

# Files of ours alone.
drop_own_files() {
  local path found=1
  for path in "$@"; do
    [[ -e $ROOT$path || -n ${NEW[$path]+set} ]] || continue
    vanishes "$path"
    found=0
  done
  return $found
}

# sections TEXT KEEP|DROP NAMES → REPLY: of an ini file, these sections or all others, word for word.
sections() {
  local line inside='' out='' listed
  while IFS= read -r line; do
    if [[ $line =~ ^[[:space:]]*\[([^]]*)\] ]]; then
      listed=DROP
      [[ " $3 " != *" ${BASH_REMATCH[1]} "* ]] || listed=KEEP
      inside=''
      [[ $listed != "$2" ]] || inside=1
    fi
    [[ -z $inside ]] || out+=$line$NL
  done <<<"${1%"$NL"}"
  REPLY=$out
}

# -- systemd-networkd: three files of ours, which come before the one that the port had --------------------------------------

networkd_files() {
  REPLY_ALL=("/etc/systemd/network/0-innkeeper-$1.netdev" "/etc/systemd/network/0-innkeeper-$1-port.network"
    "/etc/systemd/network/0-innkeeper-$1.network")
}

make_by_networkd() {
  local had='' above='' link='' line path
  local -a REPLY_ALL files
  networkd_files "$bridge"
  files=("${REPLY_ALL[@]}")
  if [[ -n $source ]]; then
    [[ ${source##*/} > 0-innkeeper ]] || problem CONFLICT "$source comes before any file of ours: rename it first." "path=$source" "name=$source"
    text "$source" && had=$REPLY
    [[ -n $had ]] || problem FILE_NOT_FOUND "There is no $source." "path=$source"
    for path in /usr/lib /run /etc; do
      matching "$path/systemd/network/${source##*/}.d/*.conf"
      for line in "${REPLY_ALL[@]}"; do text "$line" && had+=$NL$REPLY; done
    done
  elif [[ $ip == keep ]]; then
    problem INPUT_INVALID "There is no file of systemd-networkd for $port whose settings the bridge could take over." "name=$port"
  fi
  while IFS= read -r line; do
    [[ ! $line =~ ^(VLAN|MACVLAN|MACVTAP|IPVLAN|IPVTAP)= ]] || above+=$line$NL
  done <<<"$had"
  sections "$had" KEEP Link
  link=$REPLY
  becomes "${files[0]}" "$(heading)
[NetDev]
Name=$bridge
Kind=bridge
${mac:+MACAddress=$mac$NL}
[Bridge]
STP=$([[ $stp == on ]] && echo yes || echo no)
ForwardDelaySec=$([[ $stp == on ]] && echo 15 || echo 0)
"
  becomes "${files[1]}" "$(heading)
[Match]
Name=$port

[Network]
Bridge=$bridge
$above${link:+$NL$link}"
  networkd_addressing
  becomes "${files[2]}" "$(heading)
[Match]
Name=$bridge

$REPLY"
}

networkd_addressing() {
  local word out
  case $ip in
    keep)
      sections "$had" DROP 'Match Link'
      out=$REPLY REPLY=''
      while IFS= read -r word; do
        [[ $word =~ ^(VLAN|MACVLAN|MACVTAP|IPVLAN|IPVTAP)= ]] || REPLY+=$word$NL
      done <<<"${out%"$NL"}"
      known_to_dhcp
      ;;
    dhcp) REPLY="[Network]${NL}DHCP=yes$NL" ;;
    none) REPLY="[Network]${NL}LinkLocalAddressing=no${NL}IPv6AcceptRA=no$NL" ;;
    static)
      REPLY="[Network]$NL"
      for word in "${addresses[@]}"; do REPLY+=Address=$word$NL; done
      for word in "${gateways[@]}"; do REPLY+=Gateway=$word$NL; done
      for word in "${dns[@]}"; do REPLY+=DNS=$word$NL; done
      ;;
  esac
}

# A server of DHCP knows the port by a number that comes of its name: the bridge says the same, and so keeps its address.
known_to_dhcp() {
  local kept=$REPLY index line
  if [[ -z $ROOT && $kept != *IAID=* && $kept != *ClientIdentifier=* ]] && first_line "/sys/class/net/$port/ifindex"; then
    index=$REPLY
    if [[ $index =~ ^[0-9]+$ ]] && slurp "/run/systemd/netif/leases/$index"; then
      while IFS= read -r line; do
        [[ $line =~ ^CLIENTID=ff([0-9a-f]{8})[0-9a-f]+$ ]] || continue
        kept+="$NL[DHCPv4]${NL}IAID=$((16#${BASH_REMATCH[1]}))$NL"
      done <<<"$REPLY"
    fi
  fi
  REPLY=$kept
}

remove_by_networkd() {
  local -a REPLY_ALL
  networkd_files "$bridge"
  drop_own_files "${REPLY_ALL[@]}"
}

# -- NetworkManager: two profiles of ours, which go before the one that the port had -----------------------------------------

readonly PROFILES=/etc/NetworkManager/system-connections

profile_files() {
  REPLY_ALL=("$PROFILES/innkeeper-$1.nmconnection" "$PROFILES/innkeeper-$1-port.nmconnection")
}

# The same for the same bridge on every host, so that a plan always comes to the same files.
profile_uuid() {
  hash_text "innkeeper $1"
  REPLY="${REPLY:0:8}-${REPLY:8:4}-4${REPLY:13:3}-8${REPLY:17:3}-${REPLY:20:12}"
}

# find_profile UUID → REPLY, its text. Its name is a person's: any characters, so it is only read.
find_profile() {
  local folder path
  for folder in "$PROFILES" /run/NetworkManager/system-connections /usr/lib/NetworkManager/system-connections; do
    see_into "$folder"
    while IFS= read -r path; do
      [[ -n $path ]] || continue
      if ! slurp "$path"; then
        problem FILE_UNREADABLE "Only root can read the profiles of NetworkManager." "path=$folder"
        return 1
      fi
      has_line "$REPLY" "uuid=$1" && return 0
    done <<<"$(compgen -G "$ROOT$folder/*")"
  done
  REPLY=''
  return 1
}

make_by_networkmanager() {
  local had='' kind=ethernet own='' bridge_uuid port_uuid
  local -a REPLY_ALL
  if [[ -n $source ]]; then
    # One that NetworkManager made up by itself may be nowhere on the disk: it is DHCP.
    find_profile "$source" && had=$REPLY
  elif [[ $ip == keep ]]; then
    problem INPUT_INVALID "There is no profile of NetworkManager for $port whose settings the bridge could take over." "name=$port"
  fi
  [[ ! $had =~ (^|$NL)type=([a-z0-9-]+) ]] || kind=${BASH_REMATCH[2]/#802-3-ethernet/ethernet}
  [[ $had != *'[802-1x]'* ]] || problem UNSUPPORTED "$port authenticates itself by 802.1X, which a bridge does not do for it." "name=$port"
  sections "$had" DROP 'connection ipv4 ipv6 proxy bridge-port user'
  own=$REPLY
  profile_uuid "bridge $bridge"
  bridge_uuid=$REPLY
  profile_uuid "port $bridge"
  port_uuid=$REPLY
  profile_files "$bridge"
  profile_addressing
  becomes "${REPLY_ALL[0]}" "$(heading)
[connection]
id=innkeeper-$bridge
uuid=$bridge_uuid
type=bridge
interface-name=$bridge
autoconnect-priority=999
autoconnect-slaves=1

[bridge]
${mac:+mac-address=${mac^^}$NL}stp=$([[ $stp == on ]] && echo true || echo false)
forward-delay=$([[ $stp == on ]] && echo 15 || echo 0)

$REPLY" 600
  becomes "${REPLY_ALL[1]}" "$(heading)
[connection]
id=innkeeper-$bridge-port
uuid=$port_uuid
type=$kind
interface-name=$port
autoconnect-priority=999
master=$bridge_uuid
slave-type=bridge

$own" 600
}

profile_addressing() {
  local word at four='' six='' fours=0 sixes=0 dns4='' dns6=''
  case $ip in
    keep)
      sections "$had" KEEP 'ipv4 ipv6 proxy'
      [[ -n $REPLY ]] || REPLY="[ipv4]${NL}method=auto$NL$NL[ipv6]${NL}method=auto$NL"
      return
      ;;
    dhcp) REPLY="[ipv4]${NL}method=auto$NL$NL[ipv6]${NL}method=auto$NL" ;;
    none) REPLY="[ipv4]${NL}method=disabled$NL$NL[ipv6]${NL}method=disabled$NL" ;;
    static)
      for word in "${addresses[@]}"; do
        if [[ $word == *:* ]]; then six+="address$((++sixes))=$word$NL"; else four+="address$((++fours))=$word$NL"; fi
      done
      for word in "${gateways[@]}"; do
        if [[ $word == *:* ]]; then six+="gateway=$word$NL"; else four+="gateway=$word$NL"; fi
      done
      for word in "${dns[@]}"; do
        if [[ $word == *:* ]]; then dns6+="$word;"; else dns4+="$word;"; fi
      done
      at=disabled
      ((fours == 0)) || at=manual
      REPLY="[ipv4]${NL}method=$at$NL$four${dns4:+dns=$dns4$NL}"
      at=disabled
      ((sixes == 0)) || at=manual
      REPLY+="$NL[ipv6]${NL}method=$at$NL$six${dns6:+dns=$dns6$NL}"
      ;;
  esac
}

remove_by_networkmanager() {
  local -a REPLY_ALL
  profile_files "$bridge"
  drop_own_files "${REPLY_ALL[@]}"
}
