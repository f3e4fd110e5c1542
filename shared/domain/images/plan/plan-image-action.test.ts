import { describe, expect, it } from 'vitest';
import { type Container, containerIdSchema } from '../../../contract/containers.ts';
import { engineIdSchema } from '../../../contract/engines.ts';
import { type Image, imageIdSchema } from '../../../contract/images/image.ts';
import type { ImageFacts } from './facts.ts';
import { planImageAction } from './plan-image-action.ts';

const engine = engineIdSchema.parse('docker');
const idOf = (letter: string) => imageIdSchema.parse(`sha256:${letter.repeat(64)}`);
const image = (letter: string, tags: string[], pulled = true): Image => ({
  engine,
  id: idOf(letter),
  tags,
  digests: pulled ? [`x@sha256:${letter.repeat(64)}`] : [],
  size: 100,
  createdAt: 0,
  labels: {},
});
const container = (letter: string, of: Image, state: Container['state']) =>
  ({
    engine,
    id: containerIdSchema.parse(letter.repeat(64)),
    name: `c-${letter}`,
    imageId: of.id,
    state,
  }) as Partial<Container> as Container;
const facts = (change: Partial<ImageFacts>): ImageFacts => ({
  engine: 'Docker here',
  images: [],
  containers: [],
  parents: new Map(),
  alone: new Map(),
  written: new Map(),
  cache: undefined,
  ...change,
});
const codes = ({ plan }: ReturnType<typeof planImageAction>) =>
  plan.problems.map(({ failure }) => failure.code);

describe('removing images', () => {
  const web = image('a', ['web:1', 'web:2']);

  it('takes every name away and then the image, and says what of it can be had again', () => {
    const { plan, work } = planImageAction({ do: 'remove', ids: [web.id] }, facts({ images: [web] }));
    expect(work.map(({ do: what }) => what)).toEqual(['untag', 'untag', 'remove']);
    expect(plan.lost).toEqual([]);
    const own = image('b', ['own:1'], false);
    expect(planImageAction({ do: 'remove', ids: [own.id] }, facts({ images: [own] })).plan.lost).toHaveLength(
      1,
    );
  });

  it('is refused for what runs, and for what is stopped unless that is wanted', () => {
    const action = { do: 'remove' as const, ids: [web.id] };
    const runs = facts({ images: [web], containers: [container('c', web, 'running')] });
    const off = facts({ images: [web], containers: [container('c', web, 'exited')] });
    expect(codes(planImageAction(action, runs))).toEqual(['RESOURCE_BUSY']);
    expect(codes(planImageAction({ ...action, force: true }, runs))).toEqual(['RESOURCE_BUSY']);
    expect(codes(planImageAction(action, off))).toEqual(['RESOURCE_BUSY']);
    const forced = planImageAction({ ...action, force: true }, off);
    expect(codes(forced)).toEqual([]);
    expect(forced.plan.warnings).toHaveLength(1);
    expect(forced.work.at(-1)).toMatchObject({ do: 'remove', force: true });
  });

  it('is refused for what another was built on, unless that goes too, and then first', () => {
    const base = image('b', ['base:1']);
    const parents = new Map([[web.id, base.id]]);
    const both = facts({ images: [base, web], parents });
    expect(codes(planImageAction({ do: 'remove', ids: [base.id] }, both))).toEqual(['RESOURCE_BUSY']);
    const { work } = planImageAction({ do: 'remove', ids: [base.id, web.id] }, both);
    const removed = work.flatMap(step => (step.do === 'remove' ? [step.id] : []));
    expect(removed).toEqual([web.id, base.id]);
  });

  it('knows that one is gone already', () => {
    expect(codes(planImageAction({ do: 'remove', ids: [web.id] }, facts({})))).toEqual(['IMAGE_ABSENT']);
  });
});

describe('taking names away', () => {
  const own = image('a', ['own:1', 'own:2'], false);

  it('loses nothing while another name is left', () => {
    const { plan } = planImageAction({ do: 'untag', tags: ['own:1'] }, facts({ images: [own] }));
    expect([plan.lost, plan.warnings]).toEqual([[], []]);
  });

  it('loses the image with its last one, unless a container is made of it', () => {
    const action = { do: 'untag' as const, tags: ['own:1', 'own:2'] };
    expect(planImageAction(action, facts({ images: [own] })).plan.lost).not.toEqual([]);
    const used = facts({ images: [own], containers: [container('c', own, 'exited')] });
    expect(planImageAction(action, used).plan.lost).toEqual([]);
  });
});

describe('pruning', () => {
  const used = image('a', ['used:1']);
  const unused = image('b', ['unused:1']);
  const nameless = image('c', []);
  const some = facts({
    images: [used, unused, nameless],
    containers: [container('d', used, 'exited'), container('e', used, 'running')],
    written: new Map([['d'.repeat(64), 5]]),
  });

  it('removes what has no name, or all that nothing is made of', () => {
    const removed = (all: boolean) =>
      planImageAction({ do: 'prune', what: 'images', all }, some).work.flatMap(step =>
        step.do === 'remove' ? [step.id] : [],
      );
    expect(removed(false)).toEqual([nameless.id]);
    expect(removed(true)).toEqual([unused.id, nameless.id]);
  });

  it('leaves what one that stays was built on', () => {
    const parents = new Map([[used.id, nameless.id]]);
    const { work } = planImageAction({ do: 'prune', what: 'images' }, { ...some, parents });
    expect(work).toEqual([]);
  });

  it('removes stopped containers, and says what is lost with each', () => {
    const { plan, work } = planImageAction({ do: 'prune', what: 'containers' }, some);
    expect(work).toEqual([{ do: 'remove-container', id: 'd'.repeat(64), name: 'c-d' }]);
    expect(plan.lost).toHaveLength(1);
  });

  it.each(['images', 'containers', 'build-cache'] as const)(
    'says when there is nothing to free: %s',
    what => {
      const nothing = facts({ cache: { count: 0, bytes: 0 } });
      expect(codes(planImageAction({ do: 'prune', what }, nothing))).toEqual(['STATE_INVALID']);
    },
  );
});
