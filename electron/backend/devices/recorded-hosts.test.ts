import { describe, expect, it } from 'vitest';
import {
  deviceMapSchema,
  doctorCheckSchema,
  type DeviceMap,
  type DoctorCheck,
} from '#shared/contract/devices.ts';
import { type HostName, hostNames, treeOf } from '#electron/host/testing/recorded-hosts.ts';
import { judgeHost } from './copied-host.ts';

const judged = new Map<HostName, ReturnType<typeof judgeHost>>();
function judge(name: HostName) {
  const known = judged.get(name) ?? judgeHost(treeOf(name), 'tree');
  judged.set(name, known);
  return known;
}

/** What a person would read, one device a line; bridges and such are left out. */
function mapText({ pci }: DeviceMap): string {
  return pci
    .filter(({ verdict }) => verdict.level !== 'stays')
    .map(({ address, group, name, verdict, together, leftBehind }) => {
      const others = together.filter(each => each !== address);
      return [
        `${address} [${group ?? '-'}] ${name}: ${verdict.level}, ${verdict.label}`,
        ...(others.length > 0 ? [`  with ${others.join(' ')}`] : []),
        ...(leftBehind.length > 0 ? [`  left behind ${leftBehind.join(' ')}`] : []),
        ...verdict.reasons.map(({ text }) => `  - ${text}`),
      ].join('\n');
    })
    .join('\n');
}

function checksText(checks: readonly DoctorCheck[]): string {
  return checks
    .map(({ id, verdict, found, remedy }) => {
      const cure =
        remedy === undefined
          ? ''
          : ` -> ${remedy.kind === 'steps' ? JSON.stringify(remedy.steps) : remedy.kind}`;
      return `${verdict} ${id}: ${found}${cure}`;
    })
    .join('\n');
}

describe.each(hostNames)('the host %s', name => {
  it('has the verdicts that were thought through', async () => {
    const { map, checks } = await judge(name);
    expect(deviceMapSchema.parse(map)).toEqual(map);
    for (const check of checks) expect(doctorCheckSchema.parse(check)).toEqual(check);
    await expect(`${mapText(map)}\n\n${checksText(checks)}\n`).toMatchFileSnapshot(
      `testing/verdicts/${name}.txt`,
    );
  });

  it('never gives away what it lives on, nor anything that goes with that', async () => {
    const { map } = await judge(name);
    const byAddress = new Map(map.pci.map(device => [device.address, device]));
    for (const device of map.pci) {
      const vital = device.together.some(address =>
        byAddress
          .get(address)
          ?.usedBy.some(
            use =>
              (use.by === 'disk' && use.root) ||
              (use.by === 'network' && use.only) ||
              (use.by === 'display' && use.how === 'boot'),
          ),
      );
      if (vital) expect(device.verdict.level, device.address).toMatch(/^(never|stays)$/);
    }
  });

  it('gives every device that can go a unit that all of it agrees on', async () => {
    const { map } = await judge(name);
    const byAddress = new Map(map.pci.map(device => [device.address, device]));
    for (const { address, together, leftBehind } of map.pci) {
      expect(together).toContain(address);
      expect(together.filter(each => leftBehind.includes(each))).toEqual([]);
      for (const mate of together)
        if (byAddress.get(mate)?.driver !== undefined && byAddress.get(address)?.driver !== undefined)
          expect(byAddress.get(mate)?.together, `${address} and ${mate}`).toContain(address);
    }
  });
});
