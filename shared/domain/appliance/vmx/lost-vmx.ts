import type { Lost } from '../described.ts';
import { isTrue, type Vmx } from './parse-vmx.ts';

type Rule = readonly [key: RegExp, what: (key: string) => string, why: string];

/** Settings that are on, and what they gave the machine. */
const rules: readonly Rule[] = [
  [/^floppy\d+\.present$/, () => 'A floppy drive', 'What was in it is not part of the machine’s folder.'],
  [
    /^serial\d+\.present$/,
    () => 'A serial port',
    'Where it led to is of the other host; the guest gets a console of its own.',
  ],
  [/^parallel\d+\.present$/, () => 'A parallel port', 'Where it led to is of the other host.'],
  [
    /^sharedfolder\d+\.present$/,
    () => 'A shared folder',
    'It is of the other host; add a folder of this one.',
  ],
  [
    /^pcipassthru\d+\.present$/,
    () => 'A PCI device of the host',
    'It is of the other host; choose one of this host.',
  ],
  [
    /^usb\.autoconnect\.device\d+$/,
    () => 'A USB device of the host',
    'It is of the other host; choose one of this host.',
  ],
  [
    /^vtpm\.present$/,
    () => 'Its TPM',
    'Keys sealed in it, such as BitLocker’s, stay with the old machine: have its recovery key at hand.',
  ],
  [
    /^uefi\.secureboot\.enabled$/,
    () => 'Secure boot',
    'Turn it on again, under firmware, once the guest starts.',
  ],
  [/^vhv\.enable$/, () => 'Nested virtualization', 'Turn it on again, under CPU, if this host allows it.'],
  [
    /^mks\.enable3d$/,
    () => '3D graphics',
    'They are VMware’s own; turn on 3D under display if the guest’s system has virtio-gpu.',
  ],
  [
    /^remotedisplay\.vnc\.enabled$/,
    () => 'VMware’s VNC server',
    'The guest has a screen of libvirt’s instead.',
  ],
];

/** As VMware calls the disk that takes changes since a snapshot. */
const SNAPSHOT = /-\d{6}\.vmdk$/i;

export function lostOfVmx(settings: Vmx): Lost[] {
  const lost: Lost[] = [];
  for (const [key, value] of settings) {
    const rule = rules.find(([pattern]) => pattern.test(key));
    if (rule && (isTrue(settings, key) || (rule[0].source.includes('autoconnect') && value !== '')))
      lost.push({ what: rule[1](key), why: rule[2] });
  }
  if ([...settings].some(([key, value]) => key.endsWith('.filename') && SNAPSHOT.test(value)))
    lost.push({
      what: 'Its snapshots',
      why: 'The guest gets the disks as they are now, without a way back.',
    });
  if ((settings.get('checkpoint.vmstate') ?? '') !== '')
    lost.push({
      what: 'What was in memory when it was suspended',
      why: 'Only VMware can read it: the guest starts afresh from its disks.',
    });
  const cores = Number(settings.get('cpuid.corespersocket') ?? 1);
  if (cores > 1)
    lost.push({
      what: `${cores} cores a socket`,
      why: 'The guest’s CPUs are laid out as this host’s are; change it under CPU.',
    });
  if (settings.has('uuid.bios'))
    lost.push({
      what: 'The machine’s UUID',
      why: 'Two guests must not share one; licences bound to it have to be activated again.',
    });
  return lost;
}
