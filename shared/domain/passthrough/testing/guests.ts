const head = (machine: string, firmware: string) => `<domain type='kvm'>
  <name>games</name>
  <uuid>5f0b2c1e-2d35-4a36-9d6f-0f3f2f8f6a11</uuid>
  <memory unit='KiB'>8388608</memory>
  <currentMemory unit='KiB'>8388608</currentMemory>
  <vcpu placement='static'>4</vcpu>
  <os${firmware}>
    <type arch='x86_64' machine='${machine}'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
    <apic/>
  </features>
  <cpu mode='host-passthrough' check='none' migratable='on'/>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>`;

const tail = `    <memballoon model='virtio'/>
  </devices>
</domain>
`;

const ports = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `    <controller type='pci' index='${at + 1}' model='pcie-root-port'>
      <model name='pcie-root-port'/>
      <target chassis='${at + 1}' port='0x${(0x10 + at).toString(16)}'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x0${2 + Math.floor(at / 8)}' function='0x${at % 8}'${at % 8 === 0 ? " multifunction='on'" : ''}/>
    </controller>
`,
  ).join('');

/** As we make them today. */
export const modern = `${head('pc-q35-7.2', " firmware='efi'")}
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/var/lib/libvirt/images/games.qcow2'/>
      <target dev='vda' bus='virtio'/>
      <address type='pci' domain='0x0000' bus='0x03' slot='0x00' function='0x0'/>
    </disk>
    <controller type='usb' index='0' model='qemu-xhci' ports='15'>
      <address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/>
    </controller>
    <controller type='pci' index='0' model='pcie-root'/>
${ports(6)}    <graphics type='vnc' port='-1' autoport='yes'/>
    <video>
      <model type='virtio' heads='1' primary='yes'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>
    </video>
${tail}`;

/** As virt-install made them for years: the old machine, BIOS, and no screen to speak of. */
export const old = `${head('pc-i440fx-7.2', '')}
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/var/lib/libvirt/images/games.qcow2'/>
      <target dev='hda' bus='ide'/>
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
    </disk>
    <controller type='usb' index='0' model='piix3-uhci'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x2'/>
    </controller>
    <controller type='pci' index='0' model='pci-root'/>
    <controller type='ide' index='0'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x1'/>
    </controller>
    <interface type='network'>
      <mac address='52:54:00:6b:3c:01'/>
      <source network='default'/>
      <model type='e1000'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/>
    </interface>
    <graphics type='spice' autoport='yes'/>
    <video>
      <model type='qxl' ram='65536' vram='65536' vgamem='16384' heads='1' primary='yes'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>
    </video>
${tail}`;

/** Every port is taken. */
export const full = `${head('pc-q35-7.2', '')}
    <disk type='file' device='disk'>
      <source file='/var/lib/libvirt/images/games.img'/>
      <target dev='vda' bus='virtio'/>
      <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
    </disk>
    <controller type='usb' index='0' model='none'/>
    <controller type='pci' index='0' model='pcie-root'/>
${ports(1)}${tail}`;
