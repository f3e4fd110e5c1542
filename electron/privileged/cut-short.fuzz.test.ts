import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostStepSchema } from '#shared/contract/host-step.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { distributions } from './testing/distributions.ts';
import { dyingHelper } from './testing/dying-helper.ts';
import { HostFolder } from './testing/host-tree.ts';

const [debian] = distributions;
if (!debian) throw new Error('There is no Debian.');

const plan = planText(
  'Cut short',
  [
    { do: 'kernel-arguments', loader: 'grub', add: ['intel_iommu=on'], remove: [] },
    {
      do: 'bind-at-boot',
      devices: [{ address: '0000:01:00.0', ids: '10de:2786' }],
      before: ['nouveau'],
      initramfs: 'initramfs-tools',
    },
    { do: 'virtual-functions', address: '0000:03:00.0', count: 4, when: 'boot' },
  ].map(step => hostStepSchema.parse(step)),
);

let host: HostFolder;
let before: string[];
let after: string[];
let stamp: string;
beforeAll(() => {
  host = new HostFolder(debian);
  before = host.snapshot();
  stamp = host.dryRun(plan).stamp;
  host.run(['apply', stamp], plan);
  after = contents(host.snapshot());
  host.run(['undo']);
});
afterAll(() => host.remove());

const dying = (at: number) => dyingHelper(at, debian.image);
const contents = (all: readonly string[]) => all.map(line => line.replace(/ \d+ ([0-9a-f]{16})$/, ' $1'));
const latest = () => host.states().at(-1);

/** 1 tries every touch, which takes some minutes; otherwise one of so many, another each time. */
const EVERY = Number(process.env['FUZZ_EVERY'] ?? 12);

/** Moments at which the helper can be killed: `cut` says what follows; it ends when nothing was killed. */
function atEveryTouch(words: () => readonly string[], input: string, cut: () => void): number {
  for (let at = 1 + Math.floor(Math.random() * EVERY); ; at += EVERY) {
    const { signal, status } = host.run(words(), input, dying(at));
    if (signal !== 'SIGKILL') {
      expect([at, status]).toEqual([at, 0]);
      return at;
    }
    try {
      cut();
    } catch (error) {
      throw new Error(`Killed at touch ${at}`, { cause: error });
    }
  }
}

describe('a helper that is killed at each of its touches', () => {
  it('is undone to the byte', () => {
    const touches = atEveryTouch(
      () => ['apply', stamp],
      plan,
      () => {
        const states = host.states();
        // Without a record nothing was changed; with one, it is either whole or can be taken back.
        if (states.some(state => state !== 'before')) {
          const undone = host.run(['undo']);
          expect(undone.stdout + undone.stderr).toMatch(/^state\tbefore$/m);
        }
        expect(host.snapshot()).toEqual(before);
      },
    );
    expect(touches).toBeGreaterThan(40);
    host.run(['undo']);
  });

  it('continues to what it would have been', () => {
    atEveryTouch(
      () => ['apply', stamp],
      plan,
      () => {
        if (latest() === 'interrupted') {
          expect(host.run(['continue']).stdout).toMatch(/^state\tafter$/m);
          expect(contents(host.snapshot())).toEqual(after);
        }
        if (latest() === 'after') host.run(['undo']);
        expect(host.snapshot()).toEqual(before);
      },
    );
    host.run(['undo']);
  });

  it('is undone when the undo itself was killed', () => {
    host.apply(plan);
    atEveryTouch(
      () => ['undo'],
      '',
      () => {
        // Killed after its last word, it is over.
        if (latest() !== 'before') expect(host.run(['undo']).stdout).toMatch(/^state\tbefore$/m);
        expect(host.snapshot()).toEqual(before);
        expect(host.apply(plan).stdout).toMatch(/^state\tafter$/m);
      },
    );
    expect(host.snapshot()).toEqual(before);
  });
});
