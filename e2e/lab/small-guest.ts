import type { LabMachine } from './machine.ts';

const FOLDER = '/var/tmp/innkeeper-guest';

/** Prints what is on its PCI buses to its serial port, and switches itself off. */
const INIT = `#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
for device in /sys/bus/pci/devices/*; do
  read -r vendor < $device/vendor
  read -r id < $device/device
  echo "sees \${device##*/} $vendor $id"
done
echo "sees all"
/bin/busybox poweroff -f
`;

/** Makes a Linux guest inside the machine, of the machine's own kernel and busybox. Nothing of it is in a system folder. */
export async function defineSmallGuest(lab: LabMachine, name: string): Promise<void> {
  const xml = `<domain type='qemu'><name>${name}</name><memory unit='MiB'>192</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type><kernel>${FOLDER}/vmlinuz</kernel><initrd>${FOLDER}/initrd</initrd>
<cmdline>console=ttyS0 rdinit=/init quiet panic=1</cmdline></os><features><acpi/><apic/></features>
<on_poweroff>destroy</on_poweroff><on_reboot>destroy</on_reboot><on_crash>destroy</on_crash>
<devices><serial type='file'><source path='${FOLDER}/serial.log'/></serial>
<video><model type='none'/></video><memballoon model='none'/></devices></domain>`;
  await lab.ssh(
    [
      `set -e; mkdir -p ${FOLDER}/root/bin; cd ${FOLDER}`,
      `cp /boot/vmlinuz-$(uname -r) vmlinuz; chmod a+r vmlinuz; cp /bin/busybox root/bin/`,
      `cat > root/init <<'X'\n${INIT}X`,
      `chmod +x root/init; (cd root; find . | cpio -o -H newc --quiet | gzip) > initrd`,
      `cat > guest.xml <<'X'\n${xml}\nX`,
      `virsh -q define guest.xml`,
    ].join('\n'),
  );
}

/** What it has printed: one line for each device. */
export const serialOf = (lab: LabMachine): Promise<string> => lab.ssh(`cat ${FOLDER}/serial.log`);
