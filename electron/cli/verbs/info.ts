import { formatBytes } from '#shared/domain/units.ts';
import type { GuestDetails } from '#shared/contract/guests.ts';
import { containerLines } from '../container-lines.ts';
import { machineOrContainer } from '../everything.ts';
import { lined } from '../lined.ts';
import type { Verb } from '../verb.ts';

function lines({ guest, ...details }: GuestDetails): string {
  const rows: (readonly [string, string | undefined])[] = [
    ['Name', guest.name],
    ['UUID', guest.uuid],
    ['State', guest.state],
    ['System', guest.os?.label],
    ['Runs by', `${guest.virtualization}, ${guest.arch}${details.machine ? `, ${details.machine}` : ''}`],
    ['Firmware', details.firmware],
    ['CPUs', `${guest.vcpus} (${details.cpu})`],
    ['Memory', formatBytes(guest.memory)],
    ...details.disks.map(disk => [`Disk ${disk.target}`, disk.source ?? 'empty'] as const),
    ...details.interfaces.map(
      each => ['Network', [each.source, each.mac].filter(Boolean).join(', ')] as const,
    ),
    ['Addresses', guest.addresses.join(', ') || undefined],
    ['Displays', guest.displays.map(({ type }) => type).join(', ') || undefined],
    ['Tags', guest.tags.join(', ') || undefined],
  ];
  return lined(rows);
}

export const info: Verb = {
  name: 'info',
  summary: 'show one machine or container in detail',
  usage: 'GUEST [--json]',
  positionals: { min: 1, max: 1 },
  async run(input) {
    const one = await machineOrContainer(input, input.positionals[0] ?? '');
    const client = await input.client();
    if (one.kind === 'container') {
      const { engine, id } = one.container;
      const found = await client.containers.details({ container: { engine, id } }, { signal: input.signal });
      const answer = { container: one.container, ...found };
      await input.out(
        input.json ? `${JSON.stringify(answer, null, 2)}\n` : containerLines(one.container, found),
      );
      return 0;
    }
    const { connection, uuid } = one.guest;
    const details = await client.guests.details({ guest: { connection, uuid } }, { signal: input.signal });
    await input.out(input.json ? `${JSON.stringify(details, null, 2)}\n` : lines(details));
    return 0;
  },
};
