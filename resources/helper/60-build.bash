
# ---- What is built anew by the distribution's own programs -----------------------------------------------------------

# program NAME: is it installed there?
program() {
  local folder
  for folder in /usr/sbin /usr/bin /sbin /bin; do
    [[ -x $ROOT$folder/$1 && ! -d $ROOT$folder/$1 ]] && return 0
  done
  return 1
}

# run_for SECONDS PROGRAM WORDS…: one of the host's own, with nothing of our surroundings.
run_for() {
  local seconds=$1
  local -a within=()
  shift
  [[ -z $ROOT ]] || within=(chroot "$ROOT")
  env -i PATH="$PATH" LC_ALL=C HOME=/root TERM=dumb timeout -k 10 "$seconds" "${within[@]}" "$@" </dev/null 9>&-
}

# Its words go to the run's log and to who waits, each line as a record.
run_tool() {
  local line
  say doing "$*"
  run_for 1800 "$@" 2>&1 | while IFS= read -r line; do
    printf '%s\n' "$line" >>"$RUN/log"
    say log "${line//"$TAB"/ }"
  done
  return "${PIPESTATUS[0]}"
}

readonly INITRAMFS_FILES=(
  '/boot/initrd*' '/boot/initramfs*' '/boot/*/*/initrd*' '/boot/efi/*/*/initrd*' '/boot/efi/EFI/*/initrd*'
  '/boot/efi/EFI/Linux/*.efi' '/efi/*/*/initrd*' '/efi/EFI/Linux/*.efi' '/boot/EFI/Linux/*.efi'
  '/var/lib/initramfs-tools/*'
)
readonly GRUB_FILES=('/boot/grub/grub.cfg' '/boot/grub2/grub.cfg' '/boot/efi/EFI/*/grub.cfg' '/boot/grub/unicode.pf2')
readonly GRUBBY_FILES=('/boot/loader/entries/*.conf' '/boot/grub2/grubenv' '/etc/default/grub' '/etc/kernel/cmdline')
readonly KERNELSTUB_FILES=('/etc/kernelstub/configuration' '/boot/efi/loader/entries/*.conf' '/boot/efi/loader/loader.conf'
  '/boot/efi/EFI/*/initrd*' '/boot/efi/EFI/*/vmlinuz*' '/boot/efi/EFI/*/cmdline')

# What these programs write, of what there is → BUILT. Nothing that a link leads to.
BUILT=()
find_built() {
  local -a patterns=()
  local pattern path
  [[ -z $BUILD_INITRAMFS ]] || patterns+=("${INITRAMFS_FILES[@]}")
  [[ -z $BUILD_LOADER ]] || patterns+=("${GRUB_FILES[@]}")
  [[ $TOOL != grubby ]] || patterns+=("${GRUBBY_FILES[@]}")
  [[ $TOOL != kernelstub ]] || patterns+=("${KERNELSTUB_FILES[@]}")
  BUILT=()
  for pattern in "${patterns[@]}"; do
    matching "$pattern"
    for path in "${REPLY_ALL[@]}"; do
      # Copies that a person made under names of their own are not what is built.
      [[ -f $ROOT$path && ! -L $ROOT$path && $path != *.new && $path =~ ^[A-Za-z0-9/@_.:+-]+$ ]] || continue
      safe_target "$path" && BUILT+=("$path")
    done
  done
  for path in "${ROMS[@]}"; do [[ ! -e $ROOT$path ]] || BUILT+=("$path"); done
}

# grub_command → REPLY_ALL
grub_command() {
  local name path
  if program update-grub; then
    REPLY_ALL=(update-grub)
    return
  fi
  for path in /boot/grub2/grub.cfg /boot/grub/grub.cfg; do
    [[ -e $ROOT$path ]] || continue
    for name in grub2-mkconfig grub-mkconfig; do
      program "$name" || continue
      REPLY_ALL=("$name" -o "$path")
      return
    done
  done
  return 1
}

initramfs_command() {
  case $1 in
    initramfs-tools) REPLY_ALL=(update-initramfs -u -k all) ;;
    dracut)
      REPLY_ALL=(dracut --regenerate-all --force)
      # There /usr and /boot belong to the image: rpm-ostree makes an initramfs with this host's files.
      [[ ! -e $ROOT/run/ostree-booted ]] || REPLY_ALL=(rpm-ostree initramfs --enable)
      ;;
    mkinitcpio) REPLY_ALL=(mkinitcpio -P) ;;
  esac
  program "${REPLY_ALL[0]}"
}

# each_command DO: calls DO with each command, and with what it is for; stops at the first that fails.
each_command() {
  local -a REPLY_ALL
  if [[ -n $TOOL ]]; then
    tool_command "$TOOL"
    "$1" "${REPLY_ALL[@]}" || return 1
  fi
  if [[ -n $BUILD_INITRAMFS ]]; then
    initramfs_command "$BUILD_INITRAMFS"
    "$1" "${REPLY_ALL[@]}" || return 1
  fi
  if [[ -n $BUILD_LOADER ]]; then
    grub_command
    "$1" "${REPLY_ALL[@]}" || return 1
  fi
}

check_commands() {
  local -a REPLY_ALL
  [[ -z $BUILD_INITRAMFS ]] || initramfs_command "$BUILD_INITRAMFS" ||
    problem FILE_NOT_FOUND "${REPLY_ALL[0]} is not installed." "name=${REPLY_ALL[0]}"
  [[ -z $BUILD_LOADER ]] || grub_command ||
    problem FILE_NOT_FOUND 'Neither update-grub nor grub-mkconfig is installed, or there is no grub.cfg.' name=update-grub
}

# GRUB's programs read more than the file we edit: did the arguments get as far as the menu?
check_menu() {
  local edit path kind sign unit menu=''
  [[ -n $BUILD_LOADER ]] || return 0
  for path in /boot/grub/grub.cfg /boot/grub2/grub.cfg; do
    slurp "$ROOT$path" && menu+=$REPLY
  done
  for edit in "${EDITS[@]}"; do
    IFS=$TAB read -r path kind sign unit <<<"$edit"
    [[ $kind == shell:* && $sign == + && $menu != *"$unit"* ]] || continue
    say log "The boot menu has no $unit: another file of GRUB, or boot entries, decide over it."
    return 1
  done
}

# Room for the copies, and in /boot for another image beside each while it is built.
check_room() {
  local path size all=0 largest=0
  for path in "${BUILT[@]}"; do
    size=$(stat -c %s -- "$ROOT$path") || continue
    ((all += size))
    [[ $path == /boot/* || $path == /efi/* ]] && ((size > largest)) && largest=$size
  done
  ((all += 2 << 20))
  room_for "$HOME_DIR" "$all"
  ((largest == 0)) || room_for /boot "$((largest + largest / 4 + (1 << 20)))"
}

room_for() {
  local at=$ROOT$1 free blocks
  while [[ ! -d $at ]]; do at=${at%/*}; done
  { read -r _ && read -r _ _ _ blocks _; } <<<"$(df -Pk -- "$at/" 2>/dev/null)"
  [[ $blocks =~ ^[0-9]+$ ]] || return
  free=$((blocks * 1024))
  ((free >= $2)) || problem NO_SPACE "There is not enough room in $1." "path=$1" "needed=$2" "free=$free"
}
