import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { Read } from './parsed-answer.tsx';

type Hosts = NonNullable<RunRequest['extraHosts']>;

/** `name:address`, one a line. */
export const hostsForm = {
  read: (text: string): Read<Hosts> => {
    const hosts: Hosts = [];
    for (const [at, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue;
      const colon = line.indexOf(':');
      if (colon < 1) return { wrong: `Line ${at + 1} is not name:address.` };
      hosts.push({ name: line.slice(0, colon).trim(), address: line.slice(colon + 1).trim() });
    }
    return { value: hosts.length === 0 ? undefined : hosts };
  },
  write: (hosts: Hosts): string => hosts.map(({ name, address }) => `${name}:${address}`).join('\n'),
};
