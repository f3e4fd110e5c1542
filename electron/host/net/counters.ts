import type { LinkCounters } from '#shared/domain/wiring/host-net-facts.ts';

/** Of /proc/net/dev: net/core/net-procfs.c of the kernel. Lines that are none of its counters are passed over. */
export function parseCounters(text: string): LinkCounters[] {
  return text.split('\n').flatMap(line => {
    const colon = line.lastIndexOf(':');
    if (colon < 0) return [];
    const numbers = line
      .slice(colon + 1)
      .trim()
      .split(/\s+/)
      .map(Number);
    const [rxBytes, rxPackets, rxErrors, rxDrops, , , , , txBytes, txPackets, txErrors, txDrops] = numbers;
    if (txDrops === undefined || numbers.some(Number.isNaN)) return [];
    return [
      {
        name: line.slice(0, colon).trim(),
        rxBytes: rxBytes ?? 0,
        txBytes: txBytes ?? 0,
        rxPackets: rxPackets ?? 0,
        txPackets: txPackets ?? 0,
        troubles: (rxErrors ?? 0) + (rxDrops ?? 0) + (txErrors ?? 0) + txDrops,
      },
    ];
  });
}
