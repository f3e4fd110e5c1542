import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDeviceFacts } from '#electron/host/devices/device-facts.ts';
import { localShell } from '#electron/host/shell/local-shell.ts';
import { writeHost } from '#electron/host/testing/recorded-hosts.ts';
import { collectTree } from '#electron/host/tree/collect.ts';
import { deviceMap } from '#shared/domain/devices/device-map.ts';
import { type Figure, median, rounded } from './figure.ts';
import { watchTurns } from './watch-turns.ts';

const RUNS = 15;
/** The first ones compile the code. */
const WARM_UP = 3;

/** A server with 200 PCI devices, most of them virtual functions: its files are read as this computer's are. */
export default async function deviceMapOf200(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-bench-'));
  await writeHost('sriov-server', folder);
  const shell = localShell(process.env);
  const took: number[] = [];
  const blocks: number[] = [];
  let devices = 0;
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    const longestTurn = watchTurns();
    const begun = performance.now();
    const facts = await readDeviceFacts(await collectTree(shell, { root: folder }));
    const map = deviceMap(facts, { source: 'tree', readAt: Date.now(), missing: [] });
    const ms = performance.now() - begun;
    const block = longestTurn();
    devices = map.pci.length;
    if (run < WARM_UP) continue;
    took.push(ms);
    blocks.push(block);
  }
  await rm(folder, { recursive: true });
  const name = `map of a host with ${devices} PCI devices`;
  return [
    { name, figure: rounded(median(took), 1), unit: 'ms', target: 'under 200 ms' },
    {
      name: `longest block of the event loop, ${name}`,
      figure: rounded(median(blocks), 1),
      unit: 'ms',
      target: 'under 16 ms',
    },
  ];
}
