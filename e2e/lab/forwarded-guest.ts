import type { LabMachine } from './machine.ts';

const FOLDER = '/var/lib/innkeeper-forwarded';

/** Asks for an address, and answers on port 80 with a page that says so. */
const INIT = `#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /www
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
while read -r module; do /bin/busybox insmod "$module"; done </modules
/bin/busybox ip link set lo up
/bin/busybox ip link set eth0 up
echo 'the guest answers' >/www/index.html
/bin/busybox httpd -p 80 -h /www
/bin/busybox udhcpc -i eth0 -s /leased -f
`;

const LEASED = `#!/bin/busybox sh
case $1 in bound | renew)
  /bin/busybox ip addr replace "$ip/24" dev eth0
  [ -z "$router" ] || /bin/busybox ip route replace default via "$router"
esac
`;

/** A NAT network and a guest in it, both of which start with the machine: of the machine's own kernel and busybox. */
export async function defineForwardedGuest(lab: LabMachine, name: string, subnet: string): Promise<void> {
  const network = `<network><name>${name}</name><forward mode='nat'/><bridge name='virbr7'/>
<ip address='${subnet}.1' netmask='255.255.255.0'><dhcp><range start='${subnet}.50' end='${subnet}.99'/></dhcp></ip></network>`;
  const guest = `<domain type='qemu'><name>${name}</name><memory unit='MiB'>256</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type><kernel>${FOLDER}/vmlinuz</kernel><initrd>${FOLDER}/initrd</initrd>
<cmdline>console=ttyS0 rdinit=/init quiet panic=1</cmdline></os><features><acpi/><apic/></features>
<devices><serial type='file'><source path='${FOLDER}/serial.log'/></serial>
<interface type='network'><mac address='52:54:00:f0:00:07'/><source network='${name}'/><model type='virtio'/></interface>
<video><model type='none'/></video><memballoon model='none'/></devices></domain>`;
  await lab.ssh(
    [
      `set -e; mkdir -p ${FOLDER}/root/bin ${FOLDER}/root/lib; cd ${FOLDER}`,
      `cp /boot/vmlinuz-$(uname -r) vmlinuz; chmod a+r vmlinuz; cp /bin/busybox root/bin/`,
      // In the order in which they are loaded, each once.
      `for one in virtio_pci virtio_net; do modprobe --show-depends --ignore-install $one; done |
         sed -n 's/^insmod \\([^ ]*\\).*/\\1/p' | awk '!seen[$0]++' > modules`,
      `: > root/modules; while read -r m; do cp $m root/lib/; echo /lib/$(basename $m) >> root/modules; done < modules`,
      `cat > root/init <<'X'\n${INIT}X`,
      `cat > root/leased <<'X'\n${LEASED}X`,
      `chmod +x root/init root/leased; (cd root; find . | cpio -o -H newc --quiet | gzip) > initrd`,
      `cat > net.xml <<'X'\n${network}\nX\ncat > guest.xml <<'X'\n${guest}\nX`,
      `virsh -q net-define net.xml; virsh -q net-start ${name}; virsh -q net-autostart ${name}`,
      `virsh -q define guest.xml; virsh -q autostart ${name}; virsh -q start ${name}`,
    ].join('\n'),
  );
}

/** A computer beside the machine, as far as its kernel can tell: in a namespace of its own, with a cable to it. */
export async function plugNeighbour(lab: LabMachine): Promise<void> {
  await lab.ssh(
    `set -e; ip netns add beside; ip link add beside0 type veth peer name eth0 netns beside
ip addr add 198.18.200.1/24 dev beside0; ip link set beside0 up
ip -n beside addr add 198.18.200.2/24 dev eth0; ip -n beside link set eth0 up; ip -n beside link set lo up`,
  );
}
