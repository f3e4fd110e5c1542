import type { TakenPort } from '../../contract/forwards.ts';
import type { Transport } from '../../contract/values.ts';

const LISTEN = '0A';
const UNCONNECTED = '07';

/**
 * Ports that programs of a host listen on, by /proc/net/tcp, tcp6, udp and udp6 (proc_net_tcp.rst of the kernel), each
 * line with the file's name before it as `grep -H` prints it. Those on addresses of IPv6 alone are left out.
 */
export function readListening(text: string): TakenPort[] {
  const found = new Map<string, TakenPort>();
  for (const line of text.split('\n')) {
    const match = /^\/proc\/net\/(tcp|udp)6?:\s*\d+: ([0-9A-F]{8,32}):([0-9A-F]{4}) \S+ ([0-9A-F]{2}) /.exec(
      line,
    );
    if (!match) continue;
    const [, protocol, address = '', port = '', state] = match;
    if (state !== (protocol === 'tcp' ? LISTEN : UNCONNECTED)) continue;
    const listen = ipv4Of(address);
    if (listen === undefined) continue;
    const taken: TakenPort = {
      protocol: protocol as Transport,
      ...(listen !== '0.0.0.0' && { listen }),
      port: Number.parseInt(port, 16),
    };
    found.set(`${taken.protocol} ${listen} ${taken.port}`, taken);
  }
  return [...found.values()].toSorted((a, b) => a.port - b.port);
}

/** The kernel writes addresses as words of this machine: the bytes of each the other way round. */
function ipv4Of(hex: string): string | undefined {
  if (/^0+$/.test(hex)) return '0.0.0.0';
  if (hex.length === 32 && !hex.startsWith('0000000000000000FFFF0000')) return undefined;
  const word = hex.slice(-8);
  return [6, 4, 2, 0].map(at => Number.parseInt(word.slice(at, at + 2), 16)).join('.');
}
