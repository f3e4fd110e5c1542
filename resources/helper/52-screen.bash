
# ---- The hook that takes the host's only screen for a guest -----------------------------------------------------------

step_screen_hooks() {
  local guest=$1 word devices='' modules='' service=''
  shift
  for word in "$@"; do
    case $word in
      unload=*) modules+=" ${word#unload=}" ;;
      service=*) service=${word#service=} ;;
      *) devices+=" $word" ;;
    esac
  done
  [[ -d $ROOT/etc/libvirt/hooks/qemu.d || -f $ROOT/etc/libvirt/hooks/qemu ]] || now libvirt
  becomes "$HOOKS/innkeeper-screen-$guest" "$(screen_hook "$guest" "${devices# }" "${modules# }" "$service")$NL" 755
}

# libvirt runs each program of qemu.d with the guest's name and what happens to it. What was done is written down, so
# that the way back does no more than that, in the other order; it goes on when a part of it fails.
screen_hook() {
  printf '%s\n' '#!/bin/bash -p'
  heading
  printf '%s\n' "guest='$1'" "devices='$2'" "modules='$3'" "service='$4'"
  cat <<'END'
PATH=/usr/sbin:/usr/bin:/sbin:/bin
done_list="/run/innkeeper-screen-$guest"
[[ $1 == "$guest" ]] || exit 0
exec </dev/null >>"/var/log/innkeeper-screen-$guest.log" 2>&1
did() { printf '%s\n' "$*" >>"$done_list"; }

take() {
  : >"$done_list"
  local part
  if [[ -n $service ]] && systemctl is-active --quiet -- "$service"; then
    did service "$service"
    timeout 30 systemctl stop -- "$service"
  fi
  for part in /sys/class/vtconsole/vtcon*; do
    [[ $(<"$part/name") == *'frame buffer'* && $(<"$part/bind") == 1 ]] || continue
    did console "$part"
    echo 0 >"$part/bind"
  done
  for part in efi-framebuffer simple-framebuffer; do
    [[ -e /sys/bus/platform/drivers/$part/$part.0 ]] || continue
    did framebuffer "$part"
    echo "$part.0" >"/sys/bus/platform/drivers/$part/unbind"
  done
  for part in $modules; do
    [[ -e /sys/module/$part ]] || continue
    did module "$part"
    timeout 20 modprobe -r -- "$part" || { echo "$part is still in use"; return 1; }
  done
  modprobe vfio-pci
}

give_back() {
  [[ -e $done_list ]] || return 0
  local lines i what part
  mapfile -t lines <"$done_list"
  for part in $devices; do
    [[ -e /sys/bus/pci/devices/$part && ! -e /sys/bus/pci/devices/$part/driver ]] && echo "$part" >/sys/bus/pci/drivers_probe
  done
  for ((i = ${#lines[@]} - 1; i >= 0; i--)); do
    read -r what part <<<"${lines[i]}"
    case $what in
      module) modprobe -- "$part" ;;
      framebuffer) echo "$part.0" >"/sys/bus/platform/drivers/$part/bind" ;;
      console) echo 1 >"$part/bind" ;;
      service) timeout 60 systemctl start --no-block -- "$part" ;;
    esac
  done
  rm -f -- "$done_list"
}

case $2/$3 in
  prepare/begin) take || { give_back; exit 1; } ;;
  release/end) give_back ;;
esac
exit 0
END
}
