import type { Forward } from '#shared/contract/forwards.ts';
import type { Tone } from '../status-pill.tsx';

export const stateWords: Readonly<Record<Forward['state'], { word: string; tone: Tone }>> = {
  works: { word: 'Works', tone: 'run' },
  'next-start': { word: 'At the next start', tone: 'pause' },
  'until-off': { word: 'Until it is switched off', tone: 'pause' },
  'guest-off': { word: 'Guest is off', tone: 'off' },
  'network-off': { word: 'Network is off', tone: 'off' },
  'address-lost': { word: 'Leads nowhere', tone: 'err' },
};

const known: Readonly<Partial<Record<number, string>>> = {
  22: 'SSH',
  80: 'HTTP',
  443: 'HTTPS',
  3389: 'RDP',
  5432: 'PostgreSQL',
};

/** `22 (SSH)`. */
export const portWord = (port: number): string =>
  known[port] === undefined ? String(port) : `${port} (${known[port]})`;

/** `2222`, `8000–8010`, with UDP said and TCP taken for granted. */
export function hostPort({ port, count, protocol, listen }: Forward): string {
  const ports = count > 1 ? `${port}–${port + count - 1}` : String(port);
  return `${listen === undefined ? '' : `${listen}:`}${ports}${protocol === 'udp' ? ' UDP' : ''}`;
}
