
# ---- Bridges by files that are a person's: netplan and ifupdown -----------------------------------------------------------

# take_marks TEXT MARK → REPLY: lines that were moved away are back, lines of ours are gone. 1: there are none.
take_marks() {
  local line out='' inside='' found=1
  while IFS= read -r line; do
    if [[ $line == "$2begin" ]]; then
      inside=1 found=0
    elif [[ $line == "$2end" ]]; then
      inside=''
    elif [[ -n $inside || $line == *" ${2% }" ]]; then
      found=0
    elif [[ $line == "$2"* ]]; then
      out+=${line#"$2"}$NL found=0
    else
      out+=$line$NL
    fi
  done <<<"${1%"$NL"}"
  REPLY=$out
  return $found
}

# remove_marks MARK FILE…
remove_marks() {
  local mark=$1 path found=1
  shift
  for path in "$@"; do
    text "$path" && take_marks "$REPLY" "$mark" || continue
    becomes "$path" "$REPLY"
    found=0
  done
  return $found
}

# -- netplan: the port's addressing is moved, line by line, to a file of ours -------------------------------------------------

readonly NETPLAN_MOVED='^(dhcp4|dhcp6|dhcp4-overrides|dhcp6-overrides|dhcp-identifier|addresses|gateway4|gateway6|routes|routing-policy|nameservers|accept-ra|ra-overrides|link-local|optional|optional-addresses|ipv6-privacy|ipv6-address-generation|ipv6-address-token|ipv6-mtu|critical)$'

netplan_files() {
  see_into /etc/netplan
  matching '/etc/netplan/*.yaml'
}

make_by_netplan() {
  local path mark out moved='' renderer='' found='' id=${source:-$port} own=/etc/netplan/99-innkeeper-$bridge.yaml
  local -a REPLY_ALL
  moved_mark "$bridge"
  mark=$REPLY
  netplan_files
  for path in "${REPLY_ALL[@]}"; do
    [[ $path != "$own" ]] && text "$path" || continue
    move_netplan "$REPLY" || { problem CONFLICT "$path says what $id is in a way that cannot be moved line by line: write it in block style, one setting a line." "path=$path" "name=$path"; continue; }
    [[ -z $found || $out == "$REPLY" ]] || becomes "$path" "$out"
  done
  [[ -n $moved || $ip != keep ]] || problem INPUT_INVALID "No file of netplan sets $id up: there is nothing that the bridge could take over." "name=$id"
  netplan_addressing
  becomes "$own" "$(heading)
network:
  version: 2
  bridges:
    $bridge:
${renderer:+      renderer: $renderer$NL}      interfaces: [$id]
${mac:+      macaddress: \"$mac\"$NL}      parameters:
        stp: $([[ $stp == on ]] && echo true || echo false)
        forward-delay: $([[ $stp == on ]] && echo 15 || echo 0)
$REPLY" 600
}

# move_netplan TEXT → out, with the port's settings as comments, and moved. 1: it is not written line by line.
move_netplan() {
  local line body indent key section=-1 stanza=-1 child=-1 moving='' inside='' global=''
  out='' found=''
  while IFS= read -r line; do
    body=${line#"${line%%[! ]*}"}
    indent=$((${#line} - ${#body}))
    if [[ -z $body || $body == '#'* ]]; then
      out+=$line$NL
      continue
    fi
    [[ $line != *"$TAB"* ]] || return 1
    ((section < 0 || indent > section)) || section=-1 stanza=-1 moving=''
    ((stanza < 0 || indent > stanza)) || stanza=-1 moving=''
    if ((stanza >= 0)); then
      ((child >= 0)) || child=$indent
      # A list may stand no further in than its key.
      if ((indent == child)) && [[ $body != -* ]]; then
        [[ $body =~ ^([a-z0-9-]+):(.*)$ ]] || return 1
        key=${BASH_REMATCH[1]} moving=''
        [[ $key != renderer ]] || renderer=${BASH_REMATCH[2]//[!A-Za-z]/}
        [[ ! $key =~ $NETPLAN_MOVED ]] || moving=1
      fi
      if [[ -n $moving ]]; then
        moved+="      ${line:child}$NL"
        out+=$mark$line$NL
        continue
      fi
    elif ((section >= 0)); then
      if [[ $body =~ ^[\"\']?"$id"[\"\']?:(.*)$ ]]; then
        [[ ${BASH_REMATCH[1]} =~ ^[[:space:]]*(#.*)?$ ]] || return 1
        stanza=$indent child=-1 found=1
        # A stanza is never empty, whatever is moved from it.
        out+="$line$NL$(printf '%*s' $((indent + 2)) '')dhcp4: false ${mark% }$NL"
        continue
      fi
    elif [[ $body =~ ^(ethernets|bonds|vlans):(.*)$ ]]; then
      [[ ${BASH_REMATCH[2]} =~ ^[[:space:]]*(#.*)?$ ]] || { [[ ${BASH_REMATCH[2]} != *"$id"* ]] || return 1; }
      section=$indent
    elif [[ $body == 'network:'*'{'* && $body == *"$id"* ]]; then
      return 1
    fi
    out+=$line$NL
  done <<<"${1%"$NL"}"
  fix_stanza_indent
}

# The line that was put in stands as far in as its brothers.
fix_stanza_indent() {
  local line held='' result='' body indent
  while IFS= read -r line; do
    if [[ $line == *"dhcp4: false ${mark% }" ]]; then
      held=$line
      continue
    fi
    if [[ -n $held ]]; then
      body=${line#"$mark"}
      body=${body%%[! ]*} indent=${held%%[! ]*}
      ((${#body} > ${#indent} - 2)) || body=$indent
      result+="$body${held#"$indent"}$NL"
      held=''
    fi
    result+=$line$NL
  done <<<"${out%"$NL"}"
  [[ -z $held ]] || result+=$held$NL
  out=$result
}

netplan_addressing() {
  local word
  case $ip in
    keep) REPLY=$moved ;;
    dhcp) REPLY="      dhcp4: true${NL}      dhcp6: true$NL" ;;
    none) REPLY="      dhcp4: false${NL}      link-local: []$NL" ;;
    static)
      REPLY="      addresses:$NL"
      for word in "${addresses[@]}"; do REPLY+="        - \"$word\"$NL"; done
      ((${#gateways[@]} == 0)) || REPLY+="      routes:$NL"
      for word in "${gateways[@]}"; do
        REPLY+="        - to: \"$([[ $word == *:* ]] && echo ::/0 || echo 0.0.0.0/0)\"$NL          via: \"$word\"$NL"
      done
      ((${#dns[@]} == 0)) || REPLY+="      nameservers:${NL}        addresses:$NL"
      for word in "${dns[@]}"; do REPLY+="          - \"$word\"$NL"; done
      ;;
  esac
}

remove_by_netplan() {
  local mark
  local -a REPLY_ALL
  moved_mark "$bridge"
  mark=$REPLY
  drop_own_files "/etc/netplan/99-innkeeper-$bridge.yaml" || return 1
  netplan_files
  remove_marks "$mark" "${REPLY_ALL[@]}"
  return 0
}

# -- ifupdown: the port's stanzas become comments, the bridge's stand at the end of the same file ------------------------------

ifupdown_files() {
  matching '/etc/network/interfaces.d/*'
  REPLY_ALL=(/etc/network/interfaces "${REPLY_ALL[@]}")
}

readonly STANZA='^[[:space:]]*(iface|auto|allow-[a-z]+|mapping|source|source-directory|rename|template|no-auto-down|no-scripts)([[:space:]]|$)'
readonly NOT_EMPTY='^[[:space:]]*[^#[:space:]]'
# Options that are about the port itself stay with it.
readonly PORT_OPTION='^[[:space:]]*(bond|bond[-_][a-z_-]+|slaves|vlan[-_]raw[-_]device|vlan[-_]id|link-[a-z0-9_-]+|ethernet-[a-z0-9_-]+|mtu|offload-[a-z0-9_-]+)([[:space:]]|$)'

make_by_ifupdown() {
  local path mark out moved='' stays='' found='' home=/etc/network/interfaces had
  local -a REPLY_ALL
  moved_mark "$bridge"
  mark=$REPLY
  text "$home" || problem FILE_NOT_FOUND "There is no $home." "path=$home"
  ifupdown_files
  for path in "${REPLY_ALL[@]}"; do
    text "$path" || continue
    had=$REPLY
    move_ifupdown "$had"
    [[ $out != "${had%"$NL"}$NL" ]] || continue
    [[ -n $found ]] || home=$path
    found=1
    becomes "$path" "$out"
  done
  [[ -n $found || $ip != keep ]] || problem INPUT_INVALID "No file of ifupdown sets $port up: there is nothing that the bridge could take over." "name=$port"
  ifupdown_addressing
  text "$home"
  becomes "$home" "${REPLY%"$NL"}$NL${mark}begin${NL}auto $bridge$NL$BRIDGE_STANZAS${NL}iface $port inet manual$NL$stays${mark}end$NL"
}

# move_ifupdown TEXT → out, moved (the bridge's stanzas), stays (options of the port).
move_ifupdown() {
  local line mine=''
  out=''
  while IFS= read -r line; do
    if [[ $line =~ $STANZA ]]; then
      mine=''
      if [[ $line =~ ^[[:space:]]*iface[[:space:]]+"$port"[[:space:]]+(.*)$ ]]; then
        mine=1
        moved+="${NL}iface $bridge ${BASH_REMATCH[1]}$NL"
        out+=$mark$line$NL
        continue
      fi
    fi
    if [[ -n $mine && $line =~ $NOT_EMPTY ]]; then
      out+=$mark$line$NL
      if [[ $line =~ $PORT_OPTION ]]; then stays+=$line$NL; else moved+=$(renamed "$line")$NL; fi
    else
      out+=$line$NL
    fi
  done <<<"${1%"$NL"}"
}

# A line with the bridge's name for the port's: of routes and programs that name it.
renamed() {
  local rest=$1 after=''
  while [[ $rest =~ ^(.*[^A-Za-z0-9_.:-])?"$port"([^A-Za-z0-9_.:-].*)?$ ]]; do
    after=$bridge${BASH_REMATCH[2]}$after
    rest=${BASH_REMATCH[1]}
  done
  printf '%s' "$rest$after"
}

ifupdown_addressing() {
  local word gate name options family
  case $ip in
    keep) ;;
    dhcp) moved="${NL}iface $bridge inet dhcp$NL" ;;
    none) moved="${NL}iface $bridge inet manual$NL" ;;
    static)
      moved=''
      for word in "${addresses[@]}"; do
        family=inet
        [[ $word != *:* ]] || family=inet6
        moved+="${NL}iface $bridge $family static$NL    address $word$NL"
        for gate in "${gateways[@]}"; do
          [[ $moved != *"gateway $gate"* ]] || continue
          case $word/$gate in
            *:*/*/*:* | *.*/*/*.*) moved+="    gateway $gate$NL" ;;
          esac
        done
        ((${#dns[@]} == 0)) || moved+="    dns-nameservers ${dns[*]}$NL"
      done
      ;;
  esac
  if [[ -e $ROOT/etc/network/if-pre-up.d/bridge ]] || program ifreload; then
    options="    bridge-ports $port$NL    bridge-stp $stp$NL    bridge-fd $([[ $stp == on ]] && echo 15 || echo 0)$NL"
  else
    options="    pre-up ip link add name $bridge ${mac:+address $mac }type bridge stp_state $([[ $stp == on ]] && echo 1 || echo '0 forward_delay 0')$NL"
    options+="    pre-up ip link set dev $port master $bridge up$NL    post-down ip link delete dev $bridge$NL"
  fi
  [[ -z $mac || $moved == *hwaddress* ]] || options+="    hwaddress $mac$NL"
  # The first of its stanzas makes it.
  name=${moved#"$NL"}
  BRIDGE_STANZAS=$NL${name%%"$NL"*}$NL$options${name#*"$NL"}
}

remove_by_ifupdown() {
  local mark
  local -a REPLY_ALL
  moved_mark "$bridge"
  mark=$REPLY
  ifupdown_files
  remove_marks "$mark" "${REPLY_ALL[@]}"
}
