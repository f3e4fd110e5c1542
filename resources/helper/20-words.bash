
# ---- Words of a plan --------------------------------------------------------------------------------------------------

declare -A PATTERN=(
  [address]='[0-9a-f]{4,8}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]'
  [ids]='[0-9a-f]{4}:[0-9a-f]{4}'
  [module]='[a-z0-9][a-z0-9_-]{0,63}'
  [loader]='grub|grubby|systemd-boot|kernelstub|rpm-ostree'
  [initramfs]='initramfs-tools|dracut|mkinitcpio|none'
  [early]='early|late'
  [to]='vfio-pci|host'
  [when]='now|boot|both'
  [size]='2M|1G'
  [count]='0|[1-9][0-9]{0,5}|1000000'
  [node]='0|[1-9][0-9]{0,2}|10[01][0-9]|102[0-3]'
  [cpus]='[0-9]{1,5}(-[0-9]{1,5})?(,[0-9]{1,5}(-[0-9]{1,5})?)*'
  [index]='[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]'
  [optioned]='kvm|kvm_intel|kvm_amd|vfio_iommu_type1|vfio_pci|kvmfr|i915'
  [value]='[A-Za-z0-9_.,:-]+'
  [made]='make|remove'
  [sysfs]='[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}'
  [uuid]='[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
  [guest]='[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}'
  [service]='[A-Za-z0-9][A-Za-z0-9@_.-]{0,63}\.service'
  [method]='device_specific|acpi|flr|af_flr|pm|bus|default'
  [user]='[a-z_][a-z0-9_-]{0,31}'
  [frame]='1[6-9]|[2-9][0-9]|[1-9][0-9]{2}|10[01][0-9]|102[0-4]'
  [transport]='tcp|udp'
  [port]='[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]'
  [ipv4]='((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
  [bridge]='[A-Za-z0-9][A-Za-z0-9_.-]{0,14}'
  [how]='routed|bridged'
  [kernelset]='ip-forward|ipv6-forward|bridge-nf-call-(iptables|ip6tables|arptables)'
  [bit]='[01]'
  [netmanager]='networkmanager|networkd|netplan|ifupdown'
  [interface]='[A-Za-z0-9][A-Za-z0-9_.-]{0,14}'
  [made-bridge]='[A-Za-z][A-Za-z0-9_-]{0,14}'
  [tree]='stp=(on|off)'
  [addressing]='ip=(keep|dhcp|static|none)'
  [seconds]='[2-9][0-9]|[1-9][0-9]{2}|[12][0-9]{3}|3[0-5][0-9]{2}|3600'
  [run]='[0-9]{8}-[0-9]{6}-[0-9]{1,9}'
  [stamp]='[0-9a-f]{64}'
)
PATTERN[device]="${PATTERN[address]}=${PATTERN[ids]}"
PATTERN[listen]="any|${PATTERN[ipv4]}"
PATTERN[target]="${PATTERN[ipv4]}/([12]?[0-9]|3[0-2])"
PATTERN[bound]="${PATTERN[device]}|before=${PATTERN[module]}"
PATTERN[option]="${PATTERN[module]}=${PATTERN[value]}"
PATTERN[place]="node=(${PATTERN[node]})|loader=(${PATTERN[loader]})"
PATTERN[screen]="${PATTERN[address]}|unload=${PATTERN[module]}|service=${PATTERN[service]}"
PATTERN[setting]='mac=([0-9a-f]{2}:){5}[0-9a-f]{2}|vlan=(0|[1-9][0-9]{0,2}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-4])|qos=[0-7]'
PATTERN[setting]+='|(spoofchk|trust)=(on|off)|(min-rate|max-rate)=(0|[1-9][0-9]{0,5})|state=(auto|up|down)'
PATTERN[parameter]='(amdgpu|i915|kvm|kvm_amd|kvm_intel|kvmfr|nouveau|nvidia|nvidia-drm|radeon|vfio|vfio-pci|vfio_pci'
PATTERN[parameter]+='|vfio_iommu_type1|xe)\.[a-z0-9_]+'
PATTERN[argument]='amd_iommu|intel_iommu|intremap|iommu|iommu\.passthrough|iommu\.strict|default_hugepagesz|hugepages'
PATTERN[argument]+='|hugepagesz|transparent_hugepage|irqaffinity|isolcpus|nohz|nohz_full|rcu_nocbs|rcu_nocb_poll'
PATTERN[argument]+='|split_lock_detect|tsc|module_blacklist|modprobe\.blacklist|rd\.driver\.pre|rd\.driver\.blacklist|pci'
PATTERN[argument]+='|pcie_acs_override|pcie_aspm|pcie_port_pm|video|nofb|nomodeset|quiet|splash|innkeeper'
PATTERN[signed]="[+-]((${PATTERN[argument]}|${PATTERN[parameter]})(=[A-Za-z0-9_.,:@+-]*)?|initcall_blacklist=sysfb_init)"
PATTERN[ip]='[0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*'
PATTERN[prefixed]='[0-9]{1,3}(\.[0-9]{1,3}){3}/([0-9]|[12][0-9]|3[0-2])'
PATTERN[prefixed]+='|[0-9a-f:]*:[0-9a-f:.]*/([0-9]|[1-9][0-9]|1[01][0-9]|12[0-8])'
PATTERN[source]='/(etc|run|usr/lib|usr/local/lib|lib)/systemd/network/[A-Za-z0-9@_:+-][A-Za-z0-9@_.:+-]{0,90}\.network'
PATTERN[source]+='|[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}'
PATTERN[bridged]="source=(${PATTERN[source]})|mac=([0-9a-f]{2}:){5}[0-9a-f]{2}"
PATTERN[bridged]+="|address=(${PATTERN[prefixed]})|(gateway|dns)=(${PATTERN[ip]})"
readonly -A PATTERN

# What may follow each verb, in this order; the last kind once or more (+), or any number of times (*).
readonly -A GRAMMAR=(
  [kernel-arguments]='loader signed*'
  [load-modules]='initramfs early module+'
  [bind-at-boot]='initramfs device bound*'
  [bind-now]='address to'
  [module-options]='when initramfs optioned option+'
  [huge-pages]='when size count place*'
  [reserve-cpus]='when cpus'
  [virtual-functions]='when address count'
  [virtual-function]='when address index setting*'
  [mediated-device]='made sysfs sysfs uuid'
  [vendor-vgpu]='when address count'
  [screen-hooks]='guest address screen*'
  [reset-method]='when address method'
  [dump-rom]='address'
  [shared-frame]='user'
  [frame-device]='user frame'
  [make-bridge]='netmanager made-bridge interface tree addressing bridged*'
  [remove-bridge]='netmanager made-bridge interface'
  [confirm-within]='seconds'
  [port-forward]='made transport listen port bridge target port'
  [guest-traffic]='made how bridge'
  [network-setting]='when kernelset bit'
)

fits() {
  ((${#2} <= 200)) && [[ $2 =~ ^(${PATTERN[$1]})$ ]]
}

# words_of LINE → W, or false with the reason in REPLY.
words_of() {
  REPLY='it is empty, too long, or has characters that no word has'
  ((${#1} <= 8192)) && [[ $1 =~ ^[!-~]+( [!-~]+)*$ ]] || return 1
  IFS=' ' read -r -a W <<<"$1"
  local grammar kind last='' word at=1
  REPLY='there is no such verb'
  [[ ${W[0]} =~ ^[a-z-]+$ && -n ${GRAMMAR[${W[0]}]:-} ]] || return 1
  for kind in ${GRAMMAR[${W[0]}]}; do
    REPLY="its word $at is no ${kind%[+*]}"
    if [[ $kind == *'*' ]]; then
      last=${kind%\*}
      break
    fi
    ((at < ${#W[@]})) && fits "${kind%+}" "${W[at]}" || return 1
    [[ $kind == *+ ]] && last=${kind%+}
    ((at += 1))
  done
  for word in "${W[@]:at}"; do
    REPLY="its word $at is no ${last:-part of it}"
    [[ -n $last ]] && fits "$last" "$word" || return 1
    ((at += 1))
  done
  REPLY='it has too many words'
  ((at <= 130))
}

# The plan on standard input → STEPS, TITLE. Any bad line refuses all of it.
read_plan() {
  local text line number=0
  # It ends well only at a NUL, or with more than fits.
  IFS= read -r -d '' -n 65537 text && refuse 'The plan holds a NUL character, or more than 64 KiB.'
  while IFS= read -r line; do
    ((number += 1))
    if ((number == 1)) && [[ $line =~ ^title\ [\ -~]{1,200}$ ]]; then
      TITLE=${line#title }
      continue
    fi
    words_of "$line" || refuse "Line $number of the plan cannot be used: $REPLY."
    STEPS+=("$line")
  done <<<"${text%"$NL"}"
  ((${#STEPS[@]} >= 1 && ${#STEPS[@]} <= 100)) || refuse 'A plan has 1 to 100 steps.'
}
