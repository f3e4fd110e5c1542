import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStepLine, stepLine } from '#shared/domain/host-changes/plan-text.ts';
import { eachStep } from '#shared/domain/host-changes/testing/each-step.ts';
import { helperText } from './helper-script.ts';
import { distributions } from './testing/distributions.ts';
import { HostFolder } from './testing/host-tree.ts';

const [debian] = distributions;
if (!debian) throw new Error('There is no Debian.');

let host: HostFolder;
let before: string[];
beforeAll(() => {
  host = new HostFolder(debian);
  before = host.snapshot();
});
afterAll(() => host.remove());

const LINES = 20_000;
const PLANS = 60;
const lines = eachStep.map(stepLine);

/** What others have tried on programs that take words from strangers. */
const nasty = fc.constantFrom(
  '$(touch /pwned)',
  '`touch /pwned`',
  ';touch /pwned',
  '\n',
  '\r\n',
  '\0',
  '\t',
  '..',
  '../../etc/shadow',
  '/etc/shadow',
  '*',
  '?',
  '[a-z]',
  '{a,b}',
  '~root',
  '-rf',
  '--root',
  '--',
  '\\',
  '"',
  "'",
  '\u202e',
  'ä',
  '\u{1f4a9}',
  '=',
  '+init=/bin/sh',
  '-root=/dev/sda',
  '+systemd.unit=rescue.target',
  '%n',
  '&&',
  '|',
  '>/pwned',
  '<(id)',
  'a[$(touch /pwned)]',
  'x'.repeat(300),
  ' ',
  '  ',
  '',
);

/** A good line with something else in it, or something else altogether. */
const hostileLine = fc.oneof(
  fc.tuple(fc.constantFrom(...lines), nasty, fc.nat(), fc.boolean()).map(([line, word, at, whole]) => {
    if (!whole) return line.slice(0, at % (line.length + 1)) + word + line.slice(at % (line.length + 1));
    const words = line.split(' ');
    words[at % words.length] = word;
    return words.join(' ');
  }),
  fc
    .tuple(fc.constantFrom(...lines), fc.nat(), fc.string({ unit: 'binary', maxLength: 20 }))
    .map(([line, at, text]) => line.slice(0, at % line.length) + text),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** The helper's own check of lines, asked about thousands of them at once. */
function taken(some: readonly string[]): boolean[] {
  const asking = helperText.replace(
    /\nmain "\$@"\nexit\n$/,
    () => `\nwhile IFS= read -r -d '' line; do words_of "$line" && echo y || echo n; done\n`,
  );
  const said = host.run([], some.map(line => `${line}\0`).join(''), asking);
  return said.stdout
    .trim()
    .split('\n')
    .map(word => word === 'y');
}

describe('hostile plans', () => {
  it('have no line that the helper takes and the contract does not', () => {
    const some = fc.sample(hostileLine, LINES).map(line => line.replaceAll('\0', ''));
    const verdicts = taken([...some, ...lines]);
    expect(verdicts).toHaveLength(some.length + lines.length);
    expect(some.filter((line, at) => verdicts[at] === true && readStepLine(line) === undefined)).toEqual([]);
    const canonical = (line: string) => {
      const step = readStepLine(line);
      return step !== undefined && stepLine(step) === line;
    };
    expect([...some, ...lines].filter((line, at) => verdicts[at] === false && canonical(line))).toEqual([]);
  });

  it('change nothing, and no line runs that is no step', () => {
    fc.assert(
      fc.property(fc.array(hostileLine, { minLength: 1, maxLength: 4 }), hostile => {
        const plan = `${hostile.join('\n')}\n`;
        const dry = host.run(['dry-run'], plan);
        const good = plan
          .slice(0, -1)
          .split('\n')
          .every(line => readStepLine(line) !== undefined);
        // 2 and nothing but the reason: it was not even planned.
        if (!good) expect([dry.status, plan, dry.stdout.split('\n').length]).toEqual([2, plan, 2]);
        const applied = host.run(['apply', '0'.repeat(64)], plan);
        expect(applied.status).not.toBe(0);
        expect(host.snapshot()).toEqual(before);
      }),
      { numRuns: PLANS },
    );
  });

  it.each(lines)('keep to what they say: %s', line => {
    const dry = host.dryRun(`${line}\n`);
    expect(dry.status).toBe(0);
    const said = [...dry.stdout.matchAll(/^file\t\w+\t(\S+)/gm)].map(([, path = '']) => path);
    const applied = host.run(['apply', dry.stamp], `${line}\n`);
    const changed = new Set([...symmetric(before, host.snapshot())].map(each => each.split(' ')[0] ?? ''));
    if (applied.status === 0) {
      for (const path of changed)
        expect(
          said.some(each => each === path || each.startsWith(`${path}/`)) ||
            path.startsWith('/var/lib/initramfs-tools'),
        ).toBe(true);
      expect(host.run(['undo']).stdout).toMatch(/^state\tbefore$/m);
    }
    expect(host.snapshot()).toEqual(before);
  });

  it.each([
    ['--root', '../x', 'dry-run'],
    ['--root', '/tmp/$(touch pwned)', 'dry-run'],
    ['apply'],
    ['apply', 'x'.repeat(64)],
    ['undo', '../../etc'],
    ['undo', '20260101-000000-1'],
    ['undo', '20260101-000000-1/../..'],
    ['plan-undo', '*'],
    ['status', 'more'],
    ['eval', 'id'],
    ['dry-run', 'a', 'b'],
  ])('are refused as arguments: %s %s %s', (...words) => {
    const { status, stdout } = host.run(words.filter(word => word !== undefined));
    expect(status).toBe(2);
    expect(stdout).not.toMatch(/^stamp/m);
    expect(host.snapshot()).toEqual(before);
  });
});

function symmetric(one: readonly string[], other: readonly string[]): Set<string> {
  const [left, right] = [new Set(one), new Set(other)];
  return new Set([...one.filter(each => !right.has(each)), ...other.filter(each => !left.has(each))]);
}
