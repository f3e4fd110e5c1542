
# ---- Boot loaders -----------------------------------------------------------------------------------------------------

readonly GRUB_DEFAULT=/etc/default/grub
TOOL=''

step_kernel_arguments() {
  local loader=$1 word
  shift
  (($# == 0)) || REBOOT=1
  for word in "$@"; do argument "$loader" "${word:0:1}" "${word:1}"; done
}

argument() {
  case $1 in
    grub) grub_argument "$2" "$3" ;;
    systemd-boot) entry_argument "$2" "$3" ;;
    *) tool_argument "$1" "$2" "$3" ;;
  esac
}

# matching PATTERN → REPLY_ALL: names in the tree, sorted.
matching() {
  local path
  REPLY_ALL=()
  while IFS= read -r path; do
    [[ -n $path ]] && REPLY_ALL+=("${path#"$ROOT"}")
  done <<<"$(compgen -G "$ROOT$1" | sort)"
}

# What only root can look into has to be asked of root, or it would seem not to be there.
see_into() {
  local path
  for path in "$@"; do
    [[ ! -d $ROOT$path ]] || [[ -r $ROOT$path && -x $ROOT$path ]] ||
      problem FILE_UNREADABLE "Only root can look into $path." "path=$path"
  done
}

# grub_file NAME → REPLY: where the plain value that counts is said. Files of grub.d are read after /etc/default/grub;
# one that only adds to the value leaves it there.
grub_file() {
  local path found=$GRUB_DEFAULT HEAD VALUE TAIL
  matching '/etc/default/grub.d/*.cfg'
  for path in "${REPLY_ALL[@]}"; do
    text "$path" && locate "shell:$1" "$REPLY" && found=$path
  done
  REPLY=$found
}

grub_argument() {
  local sign=$1 unit=$2 name HEAD VALUE TAIL
  BUILD_LOADER=grub
  if [[ ! -f $ROOT$GRUB_DEFAULT ]]; then
    problem FILE_NOT_FOUND "$GRUB_DEFAULT is not there: this host does not start by GRUB the usual way." "path=$GRUB_DEFAULT"
    return
  fi
  for name in GRUB_CMDLINE_LINUX GRUB_CMDLINE_LINUX_DEFAULT; do
    grub_file "$name"
    local path=$REPLY
    text "$path" && locate "shell:$name" "$REPLY" && has_unit "$VALUE" "$unit" || continue
    edit "$path" "shell:$name" "$sign" "$unit"
    [[ $sign == - ]] || return
  done
  [[ $sign == + ]] || return
  grub_file GRUB_CMDLINE_LINUX_DEFAULT
  edit "$REPLY" shell:GRUB_CMDLINE_LINUX_DEFAULT + "$unit"
}

entry_argument() {
  local sign=$1 unit=$2 folder path any=''
  see_into /boot /boot/efi /efi /boot/loader /boot/loader/entries
  for folder in /boot/efi /efi /boot; do
    matching "$folder/loader/entries/*.conf"
    for path in "${REPLY_ALL[@]}"; do
      text "$path" && [[ $NL$REPLY =~ $NL(linux|efi|options)[[:space:]] ]] || continue
      any=1
      edit "$path" options "$sign" "$unit"
    done
    [[ -z $any ]] || break
  done
  if [[ -f $ROOT/etc/kernel/cmdline ]]; then
    edit /etc/kernel/cmdline whole "$sign" "$unit"
    # Without entries the kernel's line is part of the images themselves.
    [[ -n $any ]] || initramfs_by "$([[ -f $ROOT/etc/mkinitcpio.conf ]] && echo mkinitcpio || echo dracut)"
    any=1
  fi
  [[ -n $any ]] || problem FILE_NOT_FOUND 'No boot entry and no /etc/kernel/cmdline can be found.' path=/boot/loader/entries
}

# The lines by which the loader's own tool starts this host now → REPLY.
tool_lines() {
  local path all=''
  case $1 in
    grubby)
      see_into /boot /boot/loader /boot/loader/entries
      matching '/boot/loader/entries/*.conf'
      for path in "${REPLY_ALL[@]}"; do text "$path" && all+=$REPLY; done
      [[ $all != *'$kernelopts'* ]] || { text /boot/grub2/grubenv && all+=$REPLY; }
      ;;
    kernelstub) text /etc/kernelstub/configuration && all=${REPLY//[\",]/ } ;;
    rpm-ostree) all=$(run_for 60 rpm-ostree kargs) || problem STATE_INVALID 'rpm-ostree does not tell the arguments there are.' ;;
  esac
  all=${all//"$NL"/ }
  REPLY=${all//"$TAB"/ }
}

tool_argument() {
  local tool=$1 sign=$2 unit=$3 path=tool:$1
  if ! program "$tool"; then
    problem FILE_NOT_FOUND "$tool is not installed." "name=$tool"
    return
  fi
  [[ -z $TOOL || $TOOL == "$tool" ]] || problem INPUT_INVALID 'One host has one boot loader.'
  TOOL=$tool
  tool_lines "$tool"
  local has=''
  has_unit "$REPLY" "$unit" && has=1
  if [[ $sign == + && -n $has ]]; then
    EDITS+=("$path${TAB}tool$TAB=$TAB$unit")
  elif [[ $sign == + ]]; then
    TOOL_ADD+=("$unit")
    EDITS+=("$path${TAB}tool$TAB+$TAB$unit")
  elif [[ -n $has ]]; then
    TOOL_REMOVE+=("$unit")
    EDITS+=("$path${TAB}tool$TAB-$TAB$unit")
  fi
}

# hugepagesz= and hugepages= are one unit: the second is about the first.
replace_pages() {
  local loader=$1 size=$2 count=$3 lines='' unit path
  case $loader in
    grub)
      text "$GRUB_DEFAULT" && lines=$REPLY
      ;;
    systemd-boot)
      for path in /boot/efi /efi /boot; do
        matching "$path/loader/entries/*.conf"
        for path in "${REPLY_ALL[@]}"; do text "$path" && lines+=$REPLY; done
      done
      text /etc/kernel/cmdline && lines+=$REPLY
      ;;
    *) program "$loader" && tool_lines "$loader" && lines=$REPLY ;;
  esac
  while [[ $lines =~ hugepagesz=$size\ hugepages=([0-9]+) ]]; do
    unit=${BASH_REMATCH[0]}
    lines=${lines//"$unit"/}
    [[ ${BASH_REMATCH[1]} == "$count" ]] || argument "$loader" - "$unit"
  done
  ((count == 0)) || argument "$loader" + "hugepagesz=$size hugepages=$count"
}

# tool_command TOOL: the command for TOOL_ADD and TOOL_REMOVE → REPLY_ALL.
tool_command() {
  local unit
  REPLY_ALL=()
  ((${#TOOL_ADD[@]} + ${#TOOL_REMOVE[@]} > 0)) || return 1
  case $1 in
    grubby)
      REPLY_ALL=(grubby --update-kernel=ALL)
      ((${#TOOL_REMOVE[@]} == 0)) || REPLY_ALL+=("--remove-args=${TOOL_REMOVE[*]}")
      ((${#TOOL_ADD[@]} == 0)) || REPLY_ALL+=("--args=${TOOL_ADD[*]}")
      ;;
    kernelstub)
      REPLY_ALL=(kernelstub)
      ((${#TOOL_REMOVE[@]} == 0)) || REPLY_ALL+=(--delete-options "${TOOL_REMOVE[*]}")
      ((${#TOOL_ADD[@]} == 0)) || REPLY_ALL+=(--add-options "${TOOL_ADD[*]}")
      ;;
    rpm-ostree)
      REPLY_ALL=(rpm-ostree kargs)
      for unit in ${TOOL_REMOVE[*]}; do REPLY_ALL+=("--delete-if-present=$unit"); done
      for unit in ${TOOL_ADD[*]}; do REPLY_ALL+=("--append=$unit"); done
      ;;
  esac
}

plan_tools() {
  [[ -n $TOOL ]] && tool_command "$TOOL" || TOOL=''
}
