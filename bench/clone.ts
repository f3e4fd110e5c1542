import { join } from 'node:path';
import { type CarryTests, startCarryTests } from '../electron/backend/carry/testing/carry-tests.ts';
import { GiB } from '../shared/domain/units.ts';
import { type Figure, median, rounded } from './figure.ts';

const ROUNDS = 5;

/**
 * A full copy of a guest with a disk of 1 GiB, all of it written: ours from the plan to the end of the job, with the
 * guest around it; the peer's of the disk alone.
 */
export default async function clone(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const format of ['qcow2', 'raw'] as const) {
    const tests = await startCarryTests();
    const [ours, theirs]: [number[], number[]] = [[], []];
    try {
      await tests.guestWithDisk(tests.name, format, GiB);
      for (let round = 0; round < ROUNDS; round += 1) {
        // In turns, and each first as often as second: what the host still writes back slows the next one.
        const both = [
          () => withUs(tests).then(took => ours.push(took)),
          () => withVirsh(tests, format).then(took => theirs.push(took)),
        ];
        for (const one of round % 2 === 0 ? both : both.toReversed()) await one();
      }
    } finally {
      await tests.clean();
      await tests.stop();
    }
    figures.push({
      name: `clone of a guest with a ${format} disk of 1 GiB`,
      figure: rounded(median(ours), 0),
      unit: 'ms',
      peer: { name: 'virsh vol-clone', figure: rounded(median(theirs), 0) },
      ratio: rounded(median(ours) / median(theirs)),
      target: 'no more than the peer',
    });
  }
  return figures;
}

async function withUs(tests: CarryTests): Promise<number> {
  const name = `${tests.name}-copy`;
  const guest = await tests.refOf(tests.name);
  const began = performance.now();
  const ended = await tests.carry(guest, { do: 'clone', name, how: 'full', start: false });
  const taken = performance.now() - began;
  if (ended.state !== 'done') throw new Error(`It was not made: ${ended.failure?.detail}`);
  const [disk = ''] = (await tests.pool.files()).filter(file => file.startsWith(name));
  await tests.virsh('undefine', name);
  await tests.gone(name);
  await tests.virsh('vol-delete', join(tests.pool.path, disk));
  return taken;
}

async function withVirsh(tests: CarryTests, format: string): Promise<number> {
  const disk = `${tests.name}.${format === 'raw' ? 'img' : 'qcow2'}`;
  const began = performance.now();
  await tests.virsh('vol-clone', '--pool', tests.name, disk, 'peer');
  const taken = performance.now() - began;
  await tests.virsh('vol-delete', '--pool', tests.name, 'peer');
  return taken;
}
