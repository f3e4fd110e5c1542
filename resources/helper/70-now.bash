
# ---- The running kernel: each op is planned with what was before, done, and undone when it is still what we made it --------

readonly PCI=/sys/bus/pci/devices
ROMS=()

# poke VALUE FILE [SECONDS]: a write that the kernel may never come back from is left to a child, which keeps neither
# the lock nor whoever waits for our words. 2: it hangs.
poke() {
  local pid i
  (printf '%s\n' "$1" >"$2") </dev/null >/dev/null 2>&1 9>&- &
  pid=$!
  for ((i = 0; i < ${3:-15} * 10; i++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  if kill -0 "$pid" 2>/dev/null; then
    kill -KILL "$pid"
    disown "$pid"
    return 2
  fi
  wait "$pid"
}

# Why an op could not be done, for who asked.
failed() {
  FAILURE="$1$TAB$2"
  say log "$2"
  return 1
}

device_there() {
  [[ -e $PCI/$1 ]] && return 0
  problem DEVICE_ABSENT "There is no device at $1." "name=$1"
  return 1
}

link_name() {
  REPLY=''
  [[ -L $1 ]] || return 0
  REPLY=$(readlink -- "$1")
  REPLY=${REPLY##*/}
}

# Y and 1 are one value of a module's parameter.
same_value() {
  [[ ${1//Y/1} == "${2//Y/1}" || ${1//N/0} == "${2//N/0}" ]]
}

# -- write FILE NEW OLD
now_write() {
  local file=$1 new=$2 name=$3
  [[ $file != $PCI/* ]] || device_there "$name" || return
  if ! first_line "$file"; then
    problem UNSUPPORTED "${name} has no ${file##*/} on this host." "name=$name"
    return
  fi
  [[ $REPLY == "$new" ]] || now write "$file" "$new" "$REPLY"
}

do_write() {
  local status
  poke "$2" "$1" 60
  status=$?
  ((status != 2)) || { failed TIMEOUT "The kernel does not come back from writing $2 to $1."; return 1; }
  ((status == 0)) || { failed RESOURCE_BUSY "The kernel refuses $2 for $1."; return 1; }
  first_line "$1"
  if [[ $1 == */nr_hugepages ]] && ((REPLY < $2)); then
    failed NO_MEMORY "Only $REPLY of $2 huge pages could be had: memory is in use or in too small pieces."
    return 1
  fi
}

undo_write() {
  [[ -e $1 ]] || return 0
  first_line "$1"
  [[ $REPLY == "$3" ]] && return 0
  if [[ $1 != */reset_method ]] && ! same_value "$REPLY" "$2" && [[ $INTERRUPTED == no ]]; then
    say note - "$1 is neither what it was nor what we made it: it stays $REPLY."
    return 0
  fi
  poke "$3" "$1" 60 || failed RESOURCE_BUSY "The kernel refuses $3 for $1."
}

# -- pages, reserved CPUs
now_pages() {
  local folder=/sys/kernel/mm/hugepages
  [[ -z $3 ]] || folder=/sys/devices/system/node/node$3/hugepages
  case $1 in
    2M) folder+=/hugepages-2048kB ;;
    1G) folder+=/hugepages-1048576kB ;;
  esac
  now_write "$folder/nr_hugepages" "$2" "This host"
}

# listed CPUS → MEMBER, a CPU for each key
listed() {
  local part i
  MEMBER=()
  for part in ${1//,/ }; do
    for ((i = 10#${part%-*}; i <= 10#${part#*-}; i++)); do MEMBER[i]=1; done
  done
}

now_reserve() {
  local -a MEMBER all
  local cpu rest=''
  first_line /sys/devices/system/cpu/online
  listed "$REPLY"
  all=("${!MEMBER[@]}")
  listed "$1"
  for cpu in "${all[@]}"; do [[ -n ${MEMBER[cpu]:-} ]] || rest+=,$cpu; done
  if [[ -z $rest ]]; then
    problem INPUT_INVALID 'At least one CPU has to stay with the host.'
    return
  fi
  now slices "${rest#,}" "$(slice_cpus system.slice)" "$(slice_cpus user.slice)" "$(slice_cpus init.scope)"
}

# As systemd tells it; - for all.
slice_cpus() {
  local cpus
  cpus=$(run_for 60 systemctl show -p AllowedCPUs --value -- "$1" 2>/dev/null)
  printf '%s' "${cpus:--}"
}

set_slices() {
  local slice
  for slice in system.slice user.slice init.scope; do
    [[ $1 == "$(slice_cpus "$slice")" ]] || run_for 30 systemctl set-property --runtime -- "$slice" "AllowedCPUs=${1#-}" || return 1
    shift
  done
}

do_slices() {
  set_slices "$1" "$1" "$1" || failed UNSUPPORTED 'systemd does not take AllowedCPUs here.'
}

undo_slices() {
  set_slices "${@:2}" || failed UNSUPPORTED 'systemd does not take AllowedCPUs here.'
}

# -- driver ADDRESS TO OLD-DRIVER OLD-OVERRIDE (- for none)
now_driver() {
  local address=$1 to=$2 driver override
  device_there "$address" || return
  link_name "$PCI/$address/driver"
  driver=${REPLY:--}
  first_line "$PCI/$address/driver_override"
  override=${REPLY/#(null)/-}
  [[ $to != vfio-pci ]] || check_spare "$address"
  [[ $to/$driver == vfio-pci/vfio-pci ]] || now driver "$address" "$to" "$driver" "${override:--}"
}

# What this host cannot do without is not taken from it, whatever a plan says.
check_spare() {
  local address=$1 path name line
  local -a BELOW=()
  find_below "$PCI/$address" 7
  for path in "${BELOW[@]}"; do
    name=${path##*/}
    if [[ $path == */block/* ]]; then
      while read -r line _; do
        [[ $line =~ ^/dev/$name(p?[0-9]+)?$ ]] || continue
        problem DEVICE_HELD "$line is in use, and it is behind $address." "name=$address"
      done <<<"$(cat /proc/mounts /proc/swaps)"
      matching_live "$path/holders/*" "$path/*/holders/*"
      for line in "${REPLY_ALL[@]}"; do
        problem DEVICE_HELD "${line##*/} is made of $name, which is behind $address." "name=$address"
      done
    else
      while read -r line name _; do
        [[ $line != "${path##*/}" || $name != 00000000 ]] ||
          problem DEVICE_HELD "This host reaches others by $line, which is $address." "name=$address"
      done </proc/net/route
    fi
  done
}

matching_live() {
  local pattern path
  REPLY_ALL=()
  for pattern in "$@"; do
    while IFS= read -r path; do [[ -z $path ]] || REPLY_ALL+=("$path"); done <<<"$(compgen -G "$pattern")"
  done
}

# find_below FOLDER DEPTH: its disks and network interfaces → BELOW. Links would lead to other devices.
find_below() {
  local path
  local -a REPLY_ALL
  matching_live "$1/*"
  for path in "${REPLY_ALL[@]}"; do
    [[ -d $path && ! -L $path ]] || continue
    if [[ $1 == */block || $1 == */net ]]; then
      BELOW+=("$path")
    elif (($2 > 1)); then
      find_below "$path" $(($2 - 1))
    fi
  done
}

do_driver() {
  local address=$1 to=$2
  if [[ $to == vfio-pci ]]; then
    [[ -e /sys/bus/pci/drivers/vfio-pci ]] || run_for 30 modprobe -- vfio-pci ||
      { failed DRIVER_ABSENT 'The module vfio-pci cannot be loaded.'; return 1; }
    drive "$address" vfio-pci vfio-pci
  else
    drive "$address" '' ''
  fi
}

undo_driver() {
  [[ -e $PCI/$1 ]] || return 0
  drive "$1" "${3#-}" "${4#-}"
}

# drive ADDRESS DRIVER OVERRIDE: an empty driver is whichever takes it, or none where it had none.
drive() {
  local address=$1 driver=$2 override=$3 status i
  link_name "$PCI/$address/driver"
  if [[ -n $REPLY && $REPLY != "$driver" ]]; then
    poke "$address" "$PCI/$address/driver/unbind" "$UNBIND_SECONDS"
    status=$?
    if ((status == 2)); then
      failed TIMEOUT "$REPLY does not let go of $address within $UNBIND_SECONDS s: a program still uses it (a screen, sound, CUDA). End that, or restart the host; nothing else was changed."
      return 1
    fi
  fi
  poke "$override" "$PCI/$address/driver_override" || { failed UNSUPPORTED "The kernel does not take a driver for $address."; return 1; }
  [[ -z $driver ]] || poke "$address" /sys/bus/pci/drivers_probe "$UNBIND_SECONDS"
  if [[ -z $driver && $DOING == do ]]; then
    first_line "$PCI/$address/modalias" && run_for 30 modprobe -b -- "$REPLY"
    poke "$address" /sys/bus/pci/drivers_probe "$UNBIND_SECONDS"
  fi
  [[ -n $driver ]] || return 0
  # Some drivers take their device only a moment later.
  for ((i = 0; i < 50; i++)); do
    link_name "$PCI/$address/driver"
    [[ $REPLY == "$driver" ]] && return 0
    ((i != 10)) || { run_for 30 modprobe -- "$driver"; poke "$address" /sys/bus/pci/drivers_probe "$UNBIND_SECONDS"; }
    sleep 0.1
  done
  failed DEVICE_HELD "$address did not go to $driver, it is with ${REPLY:-no driver}."
}
readonly UNBIND_SECONDS=15

# -- parameters of modules
now_parameters() {
  local when=$1 module=$2 option file reload='' old=''
  shift 2
  if [[ ! -e /sys/module/$module ]]; then
    [[ $when == both ]] || problem STATE_INVALID "The module $module is not loaded." "name=$module"
    return
  fi
  for option in "$@"; do
    file=/sys/module/$module/parameters/${option%%=*}
    if ! first_line "$file"; then
      problem UNSUPPORTED "The module $module has no ${option%%=*}." "name=$module"
    elif same_value "$REPLY" "${option#*=}"; then
      :
    elif ((0$(stat -c %a -- "$file") & 0200)); then
      now write "$file" "${option#*=}" "$REPLY"
    else
      reload+=" $option"
      old+=" ${option%%=*}=$REPLY"
    fi
  done
  [[ -n $reload ]] || return 0
  if first_line "/sys/module/$module/refcnt" && [[ $REPLY == 0 ]]; then
    now reload "$module" "${reload# }" "${old# }"
  else
    problem RESOURCE_BUSY "$module takes${reload} only when it is loaded, and it is in use: stop the guests that run first, or set it for the next start." "name=$module"
  fi
}

reload_module() {
  local -a options
  read -r -a options <<<"$2"
  run_for 60 modprobe -r -- "$1" && run_for 60 modprobe -- "$1" "${options[@]}" ||
    failed RESOURCE_BUSY "$1 is in use and cannot be loaded anew."
}

do_reload() {
  reload_module "$1" "$2"
}

undo_reload() {
  local option
  [[ -e /sys/module/$1 ]] || return 0
  for option in $3; do
    first_line "/sys/module/$1/parameters/${option%%=*}"
    [[ $REPLY == "${option#*=}" ]] || { reload_module "$1" "$3"; return; }
  done
}

# The driver it will have after the steps before this one → REPLY.
planned_driver() {
  local op verb at to
  link_name "$PCI/$1/driver"
  for op in "${NOW[@]}"; do
    IFS=$TAB read -r verb at to _ <<<"$op"
    [[ $verb/$at != "driver/$1" ]] || REPLY=$to
  done
}

# -- rom ADDRESS FILE
now_rom() {
  local address=$1 file=/var/lib/libvirt/vbios/innkeeper-$1.rom
  device_there "$address" || return
  planned_driver "$address"
  [[ -e $PCI/$address/rom ]] || problem UNSUPPORTED "$address has no ROM that can be read." "name=$address"
  [[ -z $REPLY || $REPLY == vfio-pci ]] ||
    problem DEVICE_HELD "$REPLY drives $address: hand it to vfio-pci first, or what is read may not be the whole ROM." "name=$address"
  need_folder "${file%/*}"
  safe_target "$file" && ROMS+=("$file") && now rom "$address" "$file"
}

do_rom() {
  local rom=$PCI/$1/rom new=$2.new
  poke 1 "$rom" && timeout 60 cat -- "$rom" >"$new" 2>/dev/null
  poke 0 "$rom"
  if [[ $(head -c 2 -- "$new" | od -An -tx1) != ' 55 aa' ]]; then
    rm -f -- "$new"
    failed UNSUPPORTED "What $1 answers with is no ROM: the card may have to be in a slot that the firmware did not start from."
    return 1
  fi
  settle "$new" && mv -fT -- "$new" "$2" && settle "${2%/*}"
}

# The file itself is put back or deleted with what was built.
undo_rom() {
  rm -f -- "$2.new"
}

# -- the rest
do_frame() {
  run_for 30 systemd-tmpfiles --create "$FRAME_CONF" || failed UNSUPPORTED 'systemd-tmpfiles does not make /dev/shm/looking-glass.'
}

undo_frame() {
  [[ $1 == kept ]] || rm -f -- /dev/shm/looking-glass
}

do_libvirt() {
  run_for 120 systemctl try-restart libvirtd.service virtqemud.service 2>/dev/null
  return 0
}

undo_libvirt() {
  do_libvirt
}

do_reload_units() {
  [[ ! -d /run/systemd/system ]] || run_for 60 systemctl daemon-reload
}

undo_reload_units() {
  do_reload_units
}
