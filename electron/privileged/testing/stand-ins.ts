/**
 * What a distribution's own programs leave behind, by bash alone: they read the same files as the real ones do, so
 * that what the helper wrote shows in what they build.
 */
export const standIns = {
  'update-grub': `#!/bin/bash
. /etc/default/grub
for file in /etc/default/grub.d/*.cfg; do [[ ! -e $file ]] || . "$file"; done
echo "linux /vmlinuz root=/dev/vda1 $GRUB_CMDLINE_LINUX $GRUB_CMDLINE_LINUX_DEFAULT" >/boot/grub/grub.cfg
echo 'Generating grub configuration file ...'
`,
  'grub2-mkconfig': `#!/bin/bash
[[ $1 == -o ]] || exit 1
. /etc/default/grub
echo "linux /vmlinuz root=/dev/vda1 $GRUB_CMDLINE_LINUX $GRUB_CMDLINE_LINUX_DEFAULT" >"$2"
`,
  'update-initramfs': `#!/bin/bash
[[ "$*" == '-u -k all' ]] || exit 1
[[ -d /var/lib/initramfs-tools ]] || mkdir /var/lib/initramfs-tools
shopt -s nullglob
for file in /etc/initramfs-tools/modules /etc/modprobe.d/*.conf; do echo "$file"; echo "$(<"$file")"; done >/boot/initrd.img-6.1.0
echo sum >/var/lib/initramfs-tools/6.1.0
`,
  dracut: `#!/bin/bash
[[ "$*" == '--regenerate-all --force' ]] || exit 1
shopt -s nullglob
for file in /etc/dracut.conf.d/*.conf /etc/modprobe.d/*.conf; do echo "$file"; echo "$(<"$file")"; done >/boot/initramfs-6.8.img
`,
  mkinitcpio: `#!/bin/bash
[[ "$*" == -P ]] || exit 1
shopt -s nullglob
for file in /etc/mkinitcpio.conf /etc/modprobe.d/*.conf; do echo "$file"; echo "$(<"$file")"; done >/boot/initramfs-linux.img
`,
  /** Takes --args and --remove-args like grubby(8), on every entry. */
  grubby: `#!/bin/bash
for word in "$@"; do
  case $word in
    --update-kernel=ALL) ;;
    --args=*) add=\${word#--args=} ;;
    --remove-args=*) remove=\${word#--remove-args=} ;;
    *) exit 1 ;;
  esac
done
for entry in /boot/loader/entries/*.conf; do
  text=''
  while IFS= read -r line; do
    if [[ $line == 'options '* ]]; then
      for word in $remove; do line=" $line "; line=\${line/ $word / }; line=\${line# }; line=\${line% }; done
      line="$line\${add:+ $add}"
    fi
    text+=$line$'\\n'
  done <"$entry"
  printf '%s' "$text" >"$entry"
done
`,
  kernelstub: `#!/bin/bash
file=/etc/kernelstub/configuration
options=$(<"$file")
options=\${options#*[}; options=\${options%]*}; options=\${options//[\\",]/ }
while (($#)); do
  case $1 in
    --add-options) options="$options $2" ;;
    --delete-options) for word in $2; do options=" $options "; options=\${options/ $word / }; done ;;
    *) exit 1 ;;
  esac
  shift 2
done
list=''
for word in $options; do list+="\${list:+, }\\"$word\\""; done
echo "{ \\"user\\": { \\"kernel_options\\": [$list] } }" >"$file"
echo "options root=UUID=1 $options" >/boot/efi/loader/entries/Pop_OS-current.conf
`,
  'rpm-ostree': `#!/bin/bash
if [[ $1 == initramfs ]]; then echo enabled >/initramfs-enabled; exit; fi
[[ $1 == kargs ]] || exit 1
shift
kargs=" $(</kargs) "
(($#)) || { echo $kargs; exit; }
for word in "$@"; do
  case $word in
    --append=*) kargs+="\${word#--append=} " ;;
    --delete-if-present=*) kargs=\${kargs/ \${word#--delete-if-present=} / } ;;
  esac
done
echo $kargs >/kargs
`,
} as const;
