import { randomFillSync } from 'node:crypto';
import { chmod, mkdtemp, open, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSshd } from '../e2e/host/sshd.mjs';
import { startBackend } from '../electron/backend/testing/start-backend.ts';
import { startTestPool } from '../electron/backend/testing/test-pool.ts';
import { virshOn } from '../electron/backend/testing/virsh.ts';
import { GiB, MiB } from '../shared/domain/units.ts';
import { type Figure, median, rounded } from './figure.ts';

/** Over ssh a full volume takes its ciphers some ten seconds. */
const ROUNDS = { near: 5, far: 3 };
const NAME = `innkeeper-bench-transfers-${process.pid}`;

/** 1 GiB: all of it bytes, or 64 MiB of them and a hole. */
const files = { full: GiB, sparse: 64 * MiB } as const;
type Kind = keyof typeof files;

interface Place {
  readonly name: string;
  readonly rounds: number;
  readonly uri: string;
}

/**
 * A volume of 1 GiB, up and down, from the plan to the end of the job. The peer is virsh, which counts no checksum:
 * without one first, and locally with the one that a person gets unless they say otherwise, too. virsh sends a sparse
 * file as such when told so.
 */
export default async function transfers(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-bench-'));
  const local = virshOn('qemu:///system');
  const pool = await startTestPool(local, NAME);
  const sshd = await startSshd();
  const figures: Figure[] = [];
  try {
    await chmod(folder, 0o755);
    for (const kind of ['full', 'sparse'] as const) await writeFile(join(folder, kind), files[kind]);
    // What virsh understands of ssh: it looks at no other list of known hosts than the person's own.
    const query = `keyfile=${sshd.keyfile}&no_verify=1`;
    const places: Place[] = [
      { name: 'locally', rounds: ROUNDS.near, uri: 'qemu:///system' },
      {
        name: 'over ssh',
        rounds: ROUNDS.far,
        uri: `qemu+ssh://${sshd.user}@127.0.0.1:${sshd.port}/system?${query}`,
      },
    ];
    for (const place of places) figures.push(...(await measure(place, folder)));
  } finally {
    await sshd.stop();
    await pool.remove();
    await rm(folder, { recursive: true });
  }
  return figures;
}

async function measure(place: Place, folder: string): Promise<Figure[]> {
  const backend = await startBackend(place.uri);
  const virsh = virshOn(place.uri);
  const figures: Figure[] = [];
  try {
    for (const kind of ['full', 'sparse'] as const) {
      const runs = turns(backend, virsh, kind, folder);
      const took: Record<keyof typeof runs, number[]> = {
        up: [],
        upSummed: [],
        upPeer: [],
        down: [],
        downSummed: [],
        downPeer: [],
      };
      const summed = place.name === 'locally';
      const names = (Object.keys(runs) as (keyof typeof runs)[]).filter(
        name => summed || !name.endsWith('Summed'),
      );
      // In turns, and each first as often as last: what the host still writes back slows the next one.
      for (let round = 0; round <= place.rounds; round += 1)
        for (const name of round % 2 === 0 ? names : names.toReversed()) {
          const milliseconds = await runs[name]();
          if (round > 0) took[name].push(milliseconds);
        }
      const figure = (way: 'up' | 'down', withSum = false): Figure => {
        const ours = median(took[withSum ? (`${way}Summed` as const) : way]);
        const theirs = median(took[`${way}Peer` as const]);
        return {
          name: `${way}load of a ${kind} volume of 1 GiB ${place.name}${withSum ? ', with its SHA-256' : ''}`,
          figure: rounded(ours, 0),
          unit: 'ms',
          peer: {
            name: `virsh vol-${way}load${kind === 'sparse' ? ' --sparse' : ''}`,
            figure: rounded(theirs, 0),
          },
          ratio: rounded(ours / theirs),
          ...(!withSum && { target: 'no more than the peer' }),
        };
      };
      figures.push(figure('up'), figure('down'));
      if (summed) figures.push(figure('up', true), figure('down', true));
    }
  } finally {
    await backend.close();
  }
  return figures;
}

type Backend = Awaited<ReturnType<typeof startBackend>>;

function turns(backend: Backend, virsh: ReturnType<typeof virshOn>, kind: Kind, folder: string) {
  const { client, connection } = backend;
  const path = join(folder, kind);
  const sparse = kind === 'sparse' ? ['--sparse'] : [];
  const at = { connection, pool: NAME, volume: kind };
  const drop = () => virsh('vol-delete', '--pool', NAME, kind).catch(() => undefined);
  const done = async (job: string) => {
    const ended = await backend.job(job);
    if (ended.state !== 'done') throw new Error(`It failed: ${ended.failure?.code} ${ended.failure?.detail}`);
  };
  const up = async (checksum: boolean) => {
    await drop();
    return await timed(async () => {
      const choice = { ...at, source: { from: 'path' as const, path }, checksum };
      const { stamp } = await client.transfers.planUpload(choice);
      await done((await client.transfers.upload({ ...choice, stamp })).job);
    });
  };
  const down = async (checksum: boolean) => {
    const copy = join(folder, 'copy');
    await rm(copy, { force: true });
    return await timed(async () => {
      const choice = { ...at, to: { to: 'path' as const, path: copy }, checksum };
      const { stamp } = await client.transfers.planDownload(choice);
      await done((await client.transfers.download({ ...choice, stamp })).job);
    });
  };
  return {
    up: () => up(false),
    upSummed: () => up(true),
    upPeer: async () => {
      await drop();
      return await timed(async () => {
        await virsh('vol-create-as', NAME, kind, `${GiB}b`, '--allocation', '0', '--format', 'raw');
        await virsh('vol-upload', '--pool', NAME, kind, path, ...sparse);
      });
    },
    down: () => down(false),
    downSummed: () => down(true),
    downPeer: async () => {
      const copy = join(folder, 'copy');
      await rm(copy, { force: true });
      return await timed(() => virsh('vol-download', '--pool', NAME, kind, copy, ...sparse));
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The first `bytes` of it are no zeros. */
async function writeFile(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(4 * MiB);
  for (let written = 0; written < bytes; written += block.length) await file.write(randomFillSync(block));
  await file.close();
  await truncate(path, GiB);
}
