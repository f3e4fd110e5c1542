import { describe, expect, it } from 'vitest';
import { treeOf } from '../testing/tree-of.ts';
import { readVfio } from './vfio.ts';

const kernel = '/proc/sys/kernel\nosrelease: 6.1.0\n';

describe('vfio-pci', () => {
  it.each([
    ['loaded', '/sys/module/vfio_pci\ninitstate: live\n/sys/bus/pci/drivers/vfio-pci'],
    ['built-in', '/sys/bus/pci/drivers/vfio-pci'],
    ['available', `${kernel}/lib/modules/6.1.0/kernel/drivers/vfio/pci\nvfio-pci.ko.xz:`],
    ['absent', `${kernel}/lib/modules/6.1.0/kernel/drivers/vfio/pci\nvfio-pci-core.ko:`],
    ['absent', ''],
  ])('is %s', async (state, lines) => expect((await readVfio(treeOf(lines))).vfioPci).toBe(state));

  it('is given ids by configuration and by the command line', async () => {
    const tree = treeOf(`/etc/modprobe.d
a.conf:
	# options vfio-pci ids=dead:beef
	options vfio-pci ids=10de:2786,10DE:22bc disable_vga=1
	options vfio_iommu_type1 allow_unsafe_interrupts=1
	options vfio_pci \\
	  ids=1002:73bf
/usr/lib/modprobe.d
a.conf:
	options vfio-pci ids=0000:0000
/proc
cmdline: ro vfio-pci.ids=8086:56a0 vfio_pci.disable_vga=1`);
    expect((await readVfio(tree)).ids).toEqual(['10de:2786', '10de:22bc', '1002:73bf', '8086:56a0']);
  });

  it('may be let off interrupt remapping', async () => {
    const tree = treeOf('/sys/module/vfio_iommu_type1/parameters\nallow_unsafe_interrupts: Y');
    expect((await readVfio(tree)).unsafeInterrupts).toBe(true);
    expect(await readVfio(treeOf(''))).not.toHaveProperty('unsafeInterrupts');
  });
});
