import type { TakenPort } from '../../contract/forwards.ts';
import type { Transport } from '../../contract/values.ts';

export interface WantedPort {
  readonly protocol: Transport;
  readonly listen?: string | undefined;
  readonly port: number;
}

/** Who has the port on one of the addresses already; one that listens on all of them has each. */
export function takenBy(taken: readonly TakenPort[], wanted: WantedPort): TakenPort | undefined {
  return taken.find(
    ({ protocol, listen, port }) =>
      protocol === wanted.protocol &&
      port === wanted.port &&
      (listen === undefined || wanted.listen === undefined || listen === wanted.listen),
  );
}

/** In one sentence, for a field. */
export function takenSentence({ port, protocol, by }: TakenPort): string {
  const what = `${protocol.toUpperCase()} port ${port}`;
  return by === undefined ? `A program of the host uses ${what}.` : `${what} leads to ${by} already.`;
}

/** People know these as the stand-ins of ports below 1024. */
const usual: Readonly<Partial<Record<number, number>>> = { 22: 2222, 80: 8080, 443: 8443, 53: 5353 };

/** A port that is free, easy to remember, and open to everybody who is not root: 2222 for 22, else 10,000 more. */
export function freePort(
  taken: readonly TakenPort[],
  { toPort, ...wanted }: Omit<WantedPort, 'port'> & { readonly toPort: number },
): number | undefined {
  const first = usual[toPort] ?? (toPort < 1024 ? toPort + 10_000 : toPort);
  for (let step = 0; step < 65_535; step++) {
    const port = 1024 + ((first - 1024 + step) % (65_536 - 1024));
    if (!takenBy(taken, { ...wanted, port })) return port;
  }
  return undefined;
}
