import type { HostTree } from '../tree/host-tree.ts';

/** A socket that waits for others. */
export interface Listener {
  readonly transport: 'tcp' | 'udp';
  readonly address: string;
  readonly port: number;
  /** Names the socket among everybody's open files. */
  readonly inode: string;
}

/** TCP_LISTEN, and what an unconnected UDP socket is in, TCP_CLOSE: include/net/tcp_states.h of the kernel. */
const waiting = { tcp: '0A', udp: '07' } as const;
const EVERY_SIX = '::';

/** Who listens in the network that a tree's /proc shows: net/ipv4/tcp_ipv4.c and net/ipv6/tcp_ipv6.c of the kernel. */
export async function readListeners(tree: HostTree): Promise<Listener[]> {
  const files = (['tcp', 'udp'] as const).flatMap(transport =>
    ['', '6'].map(async family => {
      const text = (await tree.text(`proc/net/${transport}${family}`)) ?? '';
      return text
        .split('\n')
        .slice(1)
        .flatMap(line => listener(transport, line.trim().split(/\s+/)));
    }),
  );
  return (await Promise.all(files)).flat();
}

function listener(transport: 'tcp' | 'udp', fields: readonly string[]): Listener[] {
  const [, local, , state, , , , , , inode] = fields;
  const [address, port] = local?.split(':') ?? [];
  if (state !== waiting[transport] || address === undefined || port === undefined || inode === undefined)
    return [];
  return [{ transport, address: addressOf(address), port: Number.parseInt(port, 16), inode }];
}

/** Four bytes at a time are printed as the number that they are on a little-endian machine. */
function addressOf(hex: string): string {
  const words = (hex.match(/.{8}/g) ?? []).map(word =>
    (word.match(/../g) ?? []).toReversed().map(pair => Number.parseInt(pair, 16)),
  );
  const bytes = words.flat();
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.every(byte => byte === 0)) return EVERY_SIX;
  const mapped = bytes.slice(0, 10).every(byte => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (mapped) return bytes.slice(12).join('.');
  const groups = bytes.flatMap((byte, at) =>
    at % 2 === 0 ? [((byte << 8) | (bytes[at + 1] ?? 0)).toString(16)] : [],
  );
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

/** The program that has a socket open, by its short name; undefined where we may not look. */
export async function holderOfSocket(tree: HostTree, inode: string): Promise<string | undefined> {
  const wanted = `socket:[${inode}]`;
  const processes = (await tree.names('proc')).filter(name => /^\d+$/.test(name));
  for (const pid of processes) {
    const files = await tree.names(`proc/${pid}/fd`);
    const links = await Promise.all(files.map(file => tree.link(`proc/${pid}/fd/${file}`)));
    if (links.includes(wanted)) return await tree.text(`proc/${pid}/comm`);
  }
  return undefined;
}
