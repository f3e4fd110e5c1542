import type { SriovState, VirtualFunction } from '#shared/contract/sriov.ts';
import { saysUser } from '#shared/domain/sriov/users.ts';
import { table } from '../table.ts';

export function printSriov({ physical, pools, missing }: SriovState): string {
  const devices = physical.flatMap(({ address, nets, name, functions, atMost, kept, others }) => {
    const keeps = kept?.count === undefined ? '' : `, ${kept.count} at every start`;
    const head = `${address}  ${nets[0]?.name ?? ''}  ${name}: ${functions.length} of ${atMost} functions${keeps}\n`;
    const also = others.map(({ file, line }) => `  also made by ${file}, line ${line}\n`);
    const rows = table(
      ['  INDEX', 'ADDRESS', 'MAC', 'VLAN', 'SPOOF CHECK', 'TRUST', 'USED BY'],
      functions.map(rowOf),
    );
    return [head.replace(/ {3,}/, '  '), ...also, functions.length === 0 ? '' : rows, '\n'];
  });
  const networks = pools.map(
    ({ name, active, device, usedBy }) =>
      `pool ${name}: ${active ? 'runs' : 'stopped'}, functions of ${device ?? 'nothing that is there'}, ${usedBy.length} guests\n`,
  );
  const unknown = missing.map(text => `not known: ${text}\n`);
  if (physical.length === 0) return 'No device of this host has virtual functions.\n';
  return [...devices, ...networks, ...unknown].join('');
}

function rowOf({ index, address, settings, usedBy }: VirtualFunction): string[] {
  const { mac, vlan, priority, spoofCheck, trust } = settings;
  const shown = (value: boolean | undefined) => (value === undefined ? '?' : value ? 'on' : 'off');
  const tag = vlan === undefined ? '?' : vlan === 0 ? '-' : `${vlan}${priority ? `/${priority}` : ''}`;
  return [
    `  ${index}`,
    address,
    mac ?? '-',
    tag,
    shown(spoofCheck),
    shown(trust),
    usedBy.map(saysUser).join('; '),
  ];
}
