import { tinyGuest } from '../host/tiny-guest.mjs';

interface TinyOptions {
  readonly name: string;
  /** A second serial port. */
  readonly twoSerials?: boolean;
  readonly display?: 'vnc' | 'spice';
}

/** The tiny guest started straight from its kernel: no disk, no network, nothing to leave behind. */
export async function tinyGuestXml({
  name,
  twoSerials = false,
  display = 'vnc',
}: TinyOptions): Promise<string> {
  const { kernel, initramfs, cmdline } = await tinyGuest();
  return `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>160</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>${kernel}</kernel>
    <initrd>${initramfs}</initrd>
    <cmdline>${cmdline}</cmdline>
  </os>
  <features><acpi/><apic/></features>
  <cpu mode='maximum'/>
  <on_reboot>restart</on_reboot>
  <devices>
    <serial type='pty'><target port='0'/></serial>
    ${twoSerials ? "<serial type='pty'><target port='1'/></serial>" : ''}
    <graphics type='${display}' autoport='yes' listen='127.0.0.1'/>
    <video><model type='vga'/></video>
    <input type='tablet' bus='usb'/>
    <memballoon model='none'/>
  </devices>
</domain>
`;
}

/** A guest of QEMU that stays at its firmware: cheap to define, and to start. */
export function emptyGuestXml(name: string, extra = ''): string {
  return `<domain type='qemu'>
  <name>${name}</name>
  ${extra}
  <memory unit='MiB'>32</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <serial type='pty'/>
    <memballoon model='none'/>
  </devices>
</domain>
`;
}
