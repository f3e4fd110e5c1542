import { expect, test } from 'vitest';
import { connectionIdSchema } from '#shared/contract/values.ts';
import {
  draftSchema,
  draftWords,
  emptyDraft,
  imagesFor,
  isWorthKeeping,
  onConnection,
  withoutChoice,
} from './draft.ts';

const system = connectionIdSchema.parse('system');
const build = connectionIdSchema.parse('build-01');
const draft = { ...emptyDraft(system), name: 'web' };

/** The first sentence for each field, which is what the form shows. */
function wordsOf(value: unknown): string[] {
  const issues = draftSchema.safeParse(value, { error: draftWords }).error?.issues ?? [];
  return [
    ...new Map(issues.toReversed().map(issue => [issue.path.join('.'), issue.message])).values(),
  ].toReversed();
}

test('what is missing is asked for in plain words', () => {
  expect(wordsOf(emptyDraft(system))).toEqual(['Give it a name.', 'Pick a file or type its path.']);
  expect(wordsOf({ ...draft, name: 'a/b', source: { kind: 'none' } })).toEqual([
    'A name cannot hold a slash, a line break or a control character.',
  ]);
  expect(wordsOf({ ...draft, source: { kind: 'network-boot' } })).toEqual([]);
});

test('another connection keeps sizes and drops what names things of the old one', () => {
  const moved = onConnection(
    {
      ...draft,
      memory: 1,
      pool: 'p',
      network: 'n',
      acceleration: 'kvm',
      source: { kind: 'iso', path: '/a.iso' },
    },
    build,
  );
  expect(moved).toEqual({
    connection: build,
    name: 'web',
    memory: 1,
    start: true,
    source: { kind: 'iso', path: '' },
  });
});

test('a decision taken back is the planner’s again', () => {
  expect(withoutChoice({ ...draft, vcpus: 4 }, 'vcpus')).toEqual(draft);
});

test('each kind of source is offered the images that fit it', () => {
  const image = (name: string, format: string) => ({ name, format, path: `/p/${name}`, pool: 'p', size: 1 });
  const images = [
    image('z.qcow2', 'qcow2'),
    image('b.iso', 'iso'),
    image('A.ISO', 'raw'),
    image('d', 'raw'),
    image('x', 'dir'),
  ];
  expect(imagesFor('iso', images).map(each => each.name)).toEqual(['A.ISO', 'b.iso']);
  expect(imagesFor('disk-image', images).map(each => each.name)).toEqual(['d', 'z.qcow2']);
});

test('only what a person did is worth a question before closing', () => {
  const suggested = 'guest-1';
  expect(isWorthKeeping({ ...emptyDraft(system), name: suggested }, suggested)).toBe(false);
  expect(isWorthKeeping(emptyDraft(system), suggested)).toBe(false);
  expect(isWorthKeeping(draft, suggested)).toBe(true);
  expect(isWorthKeeping({ ...emptyDraft(system), source: { kind: 'iso', path: '/a' } }, suggested)).toBe(
    true,
  );
  expect(isWorthKeeping({ ...emptyDraft(system), network: null }, suggested)).toBe(true);
  expect(isWorthKeeping({ ...emptyDraft(system), start: false }, suggested)).toBe(true);
});
