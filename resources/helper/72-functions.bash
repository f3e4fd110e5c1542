
# ---- Virtual functions and mediated devices ---------------------------------------------------------------------------

# Is a guest holding that device by vfio?
held_by_vfio() {
  local group fd
  link_name "$1/iommu_group"
  group=/dev/vfio/$REPLY
  [[ -n $REPLY && -e $group ]] || return 1
  set +f
  for fd in /proc/[0-9]*/fd/*; do
    [[ $fd -ef $group ]] && { set -f; return 0; }
  done
  set -f
  return 1
}

functions_held() {
  local path
  set +f
  local -a all=("$PCI/$1"/virtfn*)
  set -f
  for path in "${all[@]}"; do
    held_by_vfio "$path" || continue
    link_name "$path"
    return 0
  done
  return 1
}

# -- functions ADDRESS NEW OLD
now_functions() {
  local address=$1 count=$((10#$2)) old
  device_there "$address" || return
  if ! first_line "$PCI/$address/sriov_totalvfs"; then
    problem UNSUPPORTED "$address has no virtual functions." "name=$address"
    return
  fi
  ((count <= REPLY)) || problem INPUT_INVALID "$address can have $REPLY functions at most." "name=$address"
  # The kernel asks the driver, which may come only later at a start: restore looks again while there is a problem.
  ((count == 0)) || [[ -n $ROOT || -e $PCI/$address/driver ]] ||
    problem STATE_INVALID "No driver of the host has $address: only one can make functions of it." "name=$address"
  first_line "$PCI/$address/sriov_numvfs"
  old=$REPLY
  ((old != count)) || return 0
  functions_held "$address" && problem RESOURCE_BUSY "A guest uses the function $REPLY: changing their number takes all away." "name=$REPLY"
  keep_settings "$address" "$old"
  now functions "$address" "$count" "$old"
}

# Another number is reached by way of none: what each function is set to has to be kept for the undo.
keep_settings() {
  local index name all
  ((10#$2 == 0)) || link_net "$1" || return 0
  local net=$REPLY
  for ((index = 0; index < 10#$2; index++)); do
    all=''
    for name in mac vlan spoofchk trust state max-rate min-rate; do
      function_setting "$net" "$index" "$name"
      [[ -z $REPLY || $REPLY == *-rate=0 ]] || all+=" $REPLY"
    done
    [[ -z $all ]] || now function "$1" "$index" '' "${all# }"
  done
}

set_functions() {
  local file=$PCI/$1/sriov_numvfs
  first_line "$file"
  ((REPLY != $2)) || return 0
  if functions_held "$1"; then
    failed RESOURCE_BUSY "A guest uses the function $REPLY of $1."
    return 1
  fi
  first_line "$file"
  ((REPLY == 0)) || poke 0 "$file" 60 || { failed RESOURCE_BUSY "The driver of $1 does not take its functions away."; return 1; }
  (($2 == 0)) || poke "$2" "$file" 60 || { failed UNSUPPORTED "The driver of $1 refuses $2 functions: its firmware may have SR-IOV or ARI switched off."; return 1; }
  first_line "$file"
  ((REPLY == $2)) || failed UNSUPPORTED "The driver of $1 made $REPLY functions of $2."
}

do_functions() {
  set_functions "$1" "$2"
}

undo_functions() {
  [[ -e $PCI/$1/sriov_numvfs ]] || return 0
  first_line "$PCI/$1/sriov_numvfs"
  if ((REPLY != $2 && REPLY != $3)) && [[ $INTERRUPTED == no ]]; then
    say note - "$1 has neither as many functions as it had nor as we made it: it keeps $REPLY."
    return 0
  fi
  set_functions "$1" "$3"
}

# -- function ADDRESS INDEX NEW OLD (words of settings)
now_function() {
  local address=$1 index=$2 old='' word net count
  shift 2
  device_there "$address" || return
  link_net "$address" || { problem STATE_INVALID "No driver of the host gives $address a network interface." "name=$address"; return; }
  net=$REPLY
  count=$(planned_functions "$address")
  if ((10#$index >= count)); then
    problem DEVICE_ABSENT "$address has $count functions: there is no number $index." "name=$address"
    return
  fi
  for word in "$@"; do
    function_setting "$net" "$index" "${word%%=*}"
    [[ -z $REPLY ]] || old+=" $REPLY"
  done
  now function "$address" "$index" "$*" "${old# }"
}

link_net() {
  local -a nets
  set +f
  nets=("$PCI/$1"/net/*)
  set -f
  REPLY=${nets[0]:-}
  REPLY=${REPLY##*/}
  [[ $REPLY =~ ^[A-Za-z0-9_.@-]{1,15}$ ]]
}

# As many as there will be after the steps before this one.
planned_functions() {
  local op verb at new found=''
  for op in "${NOW[@]}"; do
    IFS=$TAB read -r verb at new _ <<<"$op"
    [[ $verb/$at != "functions/$1" ]] || found=$new
  done
  [[ -n $found ]] || { first_line "$PCI/$1/sriov_numvfs" && found=$REPLY; }
  printf '%s' "${found:-0}"
}

# function_setting NET INDEX NAME → REPLY, as a word of a plan; empty where iproute2 does not tell.
function_setting() {
  local line value=''
  REPLY=''
  while IFS= read -r line; do
    [[ $line =~ ^[[:space:]]+vf\ $((10#$2))[[:space:]] ]] || continue
    case $3 in
      mac) [[ $line =~ (link/ether|MAC)\ (([0-9a-f]{2}:){5}[0-9a-f]{2}) ]] && value=${BASH_REMATCH[2]} ;;
      vlan)
        value=0
        [[ ! $line =~ vlan\ ([0-9]+) ]] || value=${BASH_REMATCH[1]}
        [[ ! $line =~ qos\ ([0-9]+) ]] || value+=" qos=${BASH_REMATCH[1]}"
        ;;
      spoofchk) [[ $line =~ spoof\ checking\ (on|off) ]] && value=${BASH_REMATCH[1]} ;;
      trust) [[ $line =~ trust\ (on|off) ]] && value=${BASH_REMATCH[1]} ;;
      state) [[ $line =~ link-state\ (auto|enable|disable) ]] && value=${BASH_REMATCH[1]} ;;
      max-rate)
        value=0
        [[ ! $line =~ (max_tx_rate|tx\ rate)\ ([0-9]+) ]] || value=${BASH_REMATCH[2]}
        ;;
      min-rate)
        value=0
        [[ ! $line =~ min_tx_rate\ ([0-9]+) ]] || value=${BASH_REMATCH[1]}
        ;;
    esac
  done <<<"$(run_for 60 ip link show dev "$1" 2>/dev/null)"
  [[ -z $value ]] || REPLY=$3=$value
}

set_function() {
  local address=$1 index=$2 net word
  local -a words
  link_net "$address" || { failed STATE_INVALID "$address has no network interface."; return 1; }
  net=$REPLY
  read -r -a words <<<"$3"
  for word in "${words[@]}"; do
    [[ $word != qos=* ]] || continue
    local -a arguments=("${word%%=*}" "${word#*=}")
    case $word in
      vlan=*) [[ " $3 " =~ \ qos=([0-7])\  ]] && arguments+=(qos "${BASH_REMATCH[1]}") ;;
      min-rate=*) arguments[0]=min_tx_rate ;;
      max-rate=*) arguments[0]=max_tx_rate ;;
      state=up) arguments[1]=enable ;;
      state=down) arguments[1]=disable ;;
    esac
    run_for 30 ip link set dev "$net" vf "$((10#$index))" "${arguments[@]}" ||
      { failed UNSUPPORTED "The driver of $address refuses ${arguments[*]} for its function $index."; return 1; }
  done
}

do_function() {
  set_function "$1" "$2" "$3"
}

undo_function() {
  [[ -n $4 && -e $PCI/$1/virtfn$((10#$2)) ]] || return 0
  set_function "$1" "$2" "$4"
}

# -- mediated make|remove PARENT TYPE UUID
now_mediated() {
  local folder=/sys/class/mdev_bus/$2/mdev_supported_types/$3
  if [[ $1 == remove ]]; then
    [[ -e /sys/bus/mdev/devices/$4 ]] || problem DEVICE_ABSENT "There is no mediated device $4." "name=$4"
    held_by_vfio "/sys/bus/mdev/devices/$4" && problem RESOURCE_BUSY "A guest uses the mediated device $4." "name=$4"
  elif [[ ! -e $folder ]]; then
    problem DEVICE_ABSENT "$2 has no type $3." "name=$2"
  elif [[ -e /sys/bus/mdev/devices/$4 ]]; then
    problem NAME_TAKEN "There is a mediated device $4 already." "name=$4"
  elif first_line "$folder/available_instances" && [[ $REPLY == 0 ]]; then
    problem RESOURCE_BUSY "$2 has no more of the type $3." "name=$2"
  fi
  now mediated "$@"
}

do_mediated() {
  local device=/sys/bus/mdev/devices/$4
  case $1 in
    make)
      [[ -e $device ]] || poke "$4" "/sys/class/mdev_bus/$2/mdev_supported_types/$3/create" ||
        failed UNSUPPORTED "$2 does not make a device of the type $3."
      ;;
    remove)
      [[ ! -e $device ]] || { ! held_by_vfio "$device" && poke 1 "$device/remove"; } ||
        failed RESOURCE_BUSY "The mediated device $4 is in use."
      ;;
  esac
}

undo_mediated() {
  case $1 in
    make) do_mediated remove "${@:2}" ;;
    remove) do_mediated make "${@:2}" ;;
  esac
}
