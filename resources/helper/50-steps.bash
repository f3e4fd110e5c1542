
# ---- Steps: from a line of the plan to edits, things to build anew, and things done now -----------------------------------

readonly VFIO_CONF=/etc/modprobe.d/innkeeper-vfio.conf
readonly OPTIONS_CONF=/etc/modprobe.d/innkeeper-options.conf
readonly UNIT=/etc/systemd/system/innkeeper-host.service
readonly UNIT_LINK=/etc/systemd/system/multi-user.target.wants/innkeeper-host.service
readonly HOOKS=/etc/libvirt/hooks/qemu.d
readonly FRAME_CONF=/etc/tmpfiles.d/innkeeper-looking-glass.conf

BUILD_INITRAMFS='' BUILD_LOADER='' REBOOT=0
declare -a NOW=() TOOL_ADD=() TOOL_REMOVE=()

plan_steps() {
  local step W
  for ((CURRENT = 0; CURRENT < ${#STEPS[@]}; CURRENT++)); do
    step=${STEPS[CURRENT]}
    words_of "$step" || refuse "“$step” cannot be used: $REPLY."
    "step_${W[0]//-/_}" "${W[@]:1}"
  done
  CURRENT=-
  plan_boot_service
  plan_rule_files
  plan_tools
}

# now OP WORDS…: done after the files, in this order. Nothing of a tree that is only mounted runs.
now() {
  local IFS=$TAB
  [[ -n $ROOT ]] || NOW+=("$*")
}

wants() {
  [[ $1 == "$2" || $1 == both ]]
}

# only_now WHEN: true when the step is for the running kernel alone, and there is one.
running() {
  wants "$1" now || return 1
  [[ -z $ROOT ]] && return 0
  [[ $1 == both ]] || problem UNSUPPORTED "Nothing of $ROOT runs: only what is for its next start can be done there."
  return 1
}

step_load_modules() {
  local tool=$1 early=$2 module file
  shift 2
  REBOOT=1
  for module in "$@"; do
    if [[ $early == late ]]; then
      edit /etc/modules-load.d/innkeeper.conf line + "$module"
      continue
    fi
    early_module "$tool" "$module"
  done
}

# A module for the initramfs, under whichever of its two spellings it may stand there already.
early_module() {
  local tool=$1 module=$2 other=${2//_/-}
  [[ $other != "$module" ]] || other=${2//-/_}
  case $tool in
    initramfs-tools)
      text /etc/initramfs-tools/modules && has_line "$REPLY" "$other" && module=$other
      edit /etc/initramfs-tools/modules line + "$module"
      ;;
    dracut) edit /etc/dracut.conf.d/innkeeper.conf line + "force_drivers+=\" $module \"" ;;
    mkinitcpio)
      text /etc/mkinitcpio.conf && locate array:MODULES "$REPLY" && has_unit "$VALUE" "$other" && module=$other
      edit /etc/mkinitcpio.conf array:MODULES + "$module"
      ;;
    none) edit /etc/modules-load.d/innkeeper.conf line + "$module" ;;
  esac
  initramfs_by "$tool"
}

initramfs_by() {
  [[ $1 != none ]] || return 0
  [[ -z $BUILD_INITRAMFS || $BUILD_INITRAMFS == "$1" ]] || problem INPUT_INVALID 'One host has one tool for its initramfs.'
  BUILD_INITRAMFS=$1
}

step_bind_at_boot() {
  local tool=$1 word module
  shift
  REBOOT=1
  for word in "$@"; do
    if [[ $word == before=* ]]; then
      edit "$VFIO_CONF" line + "softdep ${word#before=} pre: vfio-pci"
    else
      edit "$VFIO_CONF" line + "#device $word"
    fi
  done
  [[ $tool != dracut ]] || edit /etc/dracut.conf.d/innkeeper.conf line + "install_items+=\" $VFIO_CONF \""
  if [[ $tool == mkinitcpio ]] && ! { text /etc/mkinitcpio.conf && [[ $REPLY == *modconf* ]]; }; then
    problem UNSUPPORTED 'The HOOKS of /etc/mkinitcpio.conf leave out modconf: files of /etc/modprobe.d would not take part.' path=/etc/mkinitcpio.conf
  fi
  early_module "$tool" vfio-pci
}

# What modprobe does for vfio-pci instead: first it is put in charge of the devices, each where its ids are what they
# were, so that it takes them before any driver that waits for it. With innkeeper=off it only loads. A line of sh, as
# this runs in an initramfs too; modprobe.d goes into every kind of initramfs.
derive_binding() {
  local line devices='' kept=''
  while IFS= read -r line; do
    [[ $line == 'install vfio-pci '* ]] && continue
    [[ $line == '#device '* ]] && devices+=" ${line#\#device }"
    kept+=$line$NL
  done <<<"${REPLY%"$NL"}"
  REPLY=$kept
  [[ -n $devices ]] || return 0
  REPLY+='install vfio-pci read -r c </proc/cmdline; case " $c " in *" innkeeper=off "*) ;; *) for d in'
  REPLY+=$devices'; do p=/sys/bus/pci/devices/${d%%=*}; i=${d#*=}; [ -e $p/driver_override ] || continue;'
  REPLY+=' read -r v <$p/vendor; read -r m <$p/device; [ $v:$m = 0x${i%:*}:0x${i#*:} ] || continue;'
  REPLY+=' echo vfio-pci >$p/driver_override; done;; esac; modprobe --ignore-install vfio-pci $CMDLINE_OPTS'$NL
}

step_module_options() {
  local when=$1 tool=$2 module=$3 option
  shift 3
  if wants "$when" boot; then
    for option in "$@"; do
      edit_keyed "$OPTIONS_CONF" "options $module ${option%%=*}=" "options $module $option"
    done
    initramfs_by "$tool"
    [[ $when == both ]] || REBOOT=1
  fi
  running "$when" && now_parameters "$when" "$module" "$@"
}

# edit_keyed PATH PREFIX LINE: LINE instead of all others with that prefix; an empty LINE only takes them out.
edit_keyed() {
  local path=$1 prefix=$2 line=$3 other
  if text "$path"; then
    while IFS= read -r other; do
      [[ $other == "$prefix"* && $other != "$line" ]] && edit "$path" line - "$other"
    done <<<"$REPLY"
  fi
  [[ -z $line ]] || edit "$path" line + "$line"
}

# Something for `restore` to do at each start.
at_start() {
  edit_keyed "$HOST_CONF" "$1" "$2"
}

step_huge_pages() {
  local when=$1 size=$2 count=$3 word node='' loader='' line=''
  shift 3
  for word in "$@"; do
    case $word in
      node=*) node=${word#node=} ;;
      loader=*) loader=${word#loader=} ;;
    esac
  done
  if wants "$when" boot && [[ -n $loader && -z $node ]]; then
    REBOOT=1
    replace_pages "$loader" "$size" "$count"
  elif wants "$when" boot; then
    [[ $when == both ]] || REBOOT=1
    ((count == 0)) || line="huge-pages now $size $count${node:+ node=$node}"
    if [[ -n $node ]]; then at_start_pages "$size" "node=$node" "$line"; else at_start_pages "$size" '' "$line"; fi
  fi
  running "$when" && now_pages "$size" "$count" "$node"
}

# One line for each size and node; of the whole host, the one that names no node.
at_start_pages() {
  local size=$1 node=$2 line=$3 other
  if text "$HOST_CONF"; then
    while IFS= read -r other; do
      [[ $other =~ ^huge-pages\ now\ $size\ [0-9]+(\ (node=[0-9]+))?$ && ${BASH_REMATCH[2]} == "$node" ]] || continue
      [[ $other == "$line" ]] || edit "$HOST_CONF" line - "$other"
    done <<<"$REPLY"
  fi
  [[ -z $line ]] || edit "$HOST_CONF" line + "$line"
}

step_reserve_cpus() {
  wants "$1" boot && at_start 'reserve-cpus ' "reserve-cpus now $2"
  [[ $1 != boot ]] || REBOOT=1
  running "$1" && now_reserve "$2"
}

step_virtual_functions() {
  local line=''
  ((10#$3 == 0)) || line="virtual-functions now $2 $3"
  if wants "$1" boot; then
    # Each start goes line by line, and functions have to be there first: a plan says again what they are set to.
    at_start "virtual-function now $2 " ''
    at_start "virtual-functions now $2 " "$line"
  fi
  [[ $1 != boot ]] || REBOOT=1
  running "$1" && now_functions "$2" "$3"
}

# VLAN and its priority are one setting: the second means nothing without the first.
step_virtual_function() {
  local when=$1 address=$2 index=$3 word vlan='' qos='' other=()
  shift 3
  for word in "$@"; do
    case $word in
      vlan=*) vlan=$word ;;
      qos=*) qos=$word ;;
      *) other+=("$word") ;;
    esac
  done
  if [[ -n $qos && -z $vlan ]]; then
    problem INPUT_INVALID 'A priority goes with a VLAN.'
    return
  fi
  [[ -z $vlan ]] || other+=("$vlan${qos:+ $qos}")
  if wants "$when" boot; then
    for word in "${other[@]}"; do
      at_start "virtual-function now $address $index ${word%%=*}=" "virtual-function now $address $index $word"
    done
    [[ $when == both ]] || REBOOT=1
  fi
  running "$when" && now_function "$address" "$index" "${other[@]}"
}

step_mediated_device() {
  running now && now_mediated "$@"
}

step_vendor_vgpu() {
  local line=''
  ((10#$3 == 0)) || line="vendor-vgpu now $2 $3"
  wants "$1" boot && at_start "vendor-vgpu now $2 " "$line"
  [[ $1 != boot ]] || REBOOT=1
  running "$1" && now_write "/sys/bus/pci/devices/$2/nvidia/current_vgpu_type" "$3" "$2"
}

step_reset_method() {
  wants "$1" boot && at_start "reset-method now $2 " "reset-method now $2 $3"
  [[ $1 != boot ]] || REBOOT=1
  running "$1" && now_write "/sys/bus/pci/devices/$2/reset_method" "$3" "$2"
}

step_bind_now() {
  running now && now_driver "$1" "$2"
}

step_dump_rom() {
  running now && now_rom "$1"
}

has_user() {
  text /etc/passwd && [[ $NL$REPLY == *"$NL$1:"* ]] && return 0
  problem NOT_FOUND "There is no user $1 on this host." "name=$1"
  return 1
}

step_shared_frame() {
  has_user "$1" || return
  becomes "$FRAME_CONF" "$(heading)${NL}f /dev/shm/looking-glass 0660 $1 kvm -$NL"
  [[ -n $ROOT ]] || now frame "$([[ -e /dev/shm/looking-glass ]] && echo kept || echo made)"
}

step_frame_device() {
  has_user "$1" || return
  [[ -n $ROOT ]] || run_for 20 modinfo -- kvmfr >/dev/null 2>&1 ||
    problem UNSUPPORTED 'The module kvmfr is not installed: it comes with Looking Glass, by DKMS.' name=kvmfr
  ((($2 & ($2 - 1)) == 0)) || problem INPUT_INVALID 'The size of a frame device is a power of two.'
  REBOOT=1
  edit_keyed "$OPTIONS_CONF" 'options kvmfr static_size_mb=' "options kvmfr static_size_mb=$2"
  edit /etc/modules-load.d/innkeeper.conf line + kvmfr
  becomes /etc/udev/rules.d/70-innkeeper-kvmfr.rules \
    "$(heading)${NL}SUBSYSTEM==\"kvmfr\", OWNER=\"$1\", GROUP=\"kvm\", MODE=\"0660\"$NL"
  [[ ! -d $ROOT/etc/apparmor.d/local/abstractions ]] ||
    edit /etc/apparmor.d/local/abstractions/libvirt-qemu line + '/dev/kvmfr0 rw,'
  local acl='cgroup_device_acl = [ "/dev/null", "/dev/full", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/ptmx",'
  acl+=' "/dev/kvm", "/dev/userfaultfd", "/dev/kvmfr0" ]'
  if text /etc/libvirt/qemu.conf && [[ $NL$REPLY =~ $NL[[:space:]]*cgroup_device_acl && $REPLY != *'"/dev/kvmfr0"'* ]]; then
    problem CONFLICT '/etc/libvirt/qemu.conf has a cgroup_device_acl of its own: add "/dev/kvmfr0" to it by hand.' path=/etc/libvirt/qemu.conf
  elif [[ $REPLY != *'"/dev/kvmfr0"'* ]]; then
    edit /etc/libvirt/qemu.conf line + "$acl"
  fi
  now libvirt
}

# The unit that runs `restore` is there while host.conf has something to say.
plan_boot_service() {
  [[ -n ${NEW[$HOST_CONF]+set} ]] || return 0
  if bare "$HOST_CONF" "${NEW[$HOST_CONF]}"; then
    drop_boot_service
  else
    keep_boot_service
  fi
}

keep_boot_service() {
  becomes "$UNIT" "$(boot_service)$NL"
  need_folder "${UNIT_LINK%/*}"
  LINK[$UNIT_LINK]=../innkeeper-host.service
  now reload-units
}

drop_boot_service() {
  local path
  for path in "$HOST_CONF" "$UNIT"; do
    [[ ! -e $ROOT$path && -z ${NEW[$path]+set} ]] || vanishes "$path"
  done
  [[ ! -L $ROOT$UNIT_LINK ]] || LINK[$UNIT_LINK]=''
  now reload-units
}

boot_service() {
  heading
  cat <<END
[Unit]
Description=Host devices as set by Innkeeper
ConditionPathExists=$HOST_CONF
ConditionKernelCommandLine=!innkeeper=off
After=systemd-modules-load.service systemd-udevd.service local-fs.target
Before=libvirtd.service virtqemud.service virtnetworkd.service libvirt-guests.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/bash -p $HOME_DIR/innkeeper-helper restore
TimeoutStartSec=600

[Install]
WantedBy=multi-user.target
END
}
