import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';

describeLab('the lab', () => {
  let lab: LabMachine;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.stop());

  it('has an IOMMU, cards that can be cut into functions, and a spare graphics card', async () => {
    expect(Number(await lab.ssh('ls /sys/kernel/iommu_groups | wc -l'))).toBeGreaterThan(0);
    expect(await lab.ssh('cat /sys/bus/pci/devices/0000:03:00.0/sriov_totalvfs')).toBe('7\n');
    expect(await lab.ssh('cat /sys/bus/pci/devices/0000:01:00.0/class')).toBe('0x030000\n');
  });
});
