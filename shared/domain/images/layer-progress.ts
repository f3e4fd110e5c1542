import type { LayerProgress } from '../../contract/images/actions.ts';

/** One line of what an engine tells while it pulls or pushes. */
export interface ProgressLine {
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly current?: number | undefined;
  readonly total?: number | undefined;
}

/** The words are the protocol here: a line says by nothing else what happens to its layer. */
const stages: Readonly<Record<string, LayerProgress['stage']>> = {
  'Pulling fs layer': 'waits',
  Waiting: 'waits',
  Preparing: 'waits',
  Downloading: 'downloads',
  'Verifying Checksum': 'checks',
  'Download complete': 'checks',
  Extracting: 'unpacks',
  'Pull complete': 'done',
  Pushing: 'uploads',
  Pushed: 'done',
  'Already exists': 'there',
  'Layer already exists': 'there',
};

/** How much of a layer's way is behind it where a stage begins, and ends: bytes take longer than to unpack them. */
const ways: Readonly<Record<LayerProgress['stage'], readonly [number, number]>> = {
  waits: [0, 0],
  downloads: [0, 0.7],
  checks: [0.7, 0.7],
  unpacks: [0.7, 1],
  uploads: [0, 1],
  there: [1, 1],
  done: [1, 1],
};

/** What is known of every layer. One that is tried again begins anew, but what is shown as done never goes back. */
export class LayerBook {
  readonly #layers = new Map<string, LayerProgress>();
  #share = 0;

  /** Takes a line in; false when it is about no layer. */
  apply({ id, status = '', current, total }: ProgressLine): boolean {
    const stage = stages[status];
    if (id === undefined || stage === undefined) return false;
    const before = this.#layers.get(id);
    this.#layers.set(id, {
      id,
      stage,
      ...(current !== undefined && current > 0
        ? { done: current }
        : before?.total !== undefined && ways[stage][0] > 0 && { done: before.total }),
      ...(total !== undefined && total > 0
        ? { total }
        : before?.total !== undefined && { total: before.total }),
    });
    return true;
  }

  get layers(): LayerProgress[] {
    return [...this.#layers.values()];
  }

  /** Bytes that came, or went, so far. */
  get carried(): number {
    return this.layers.reduce((sum, layer) => sum + carriedOf(layer), 0);
  }

  /**
   * 0 to 1, each layer counting the same: how large the waiting ones are is not told. Layers that are there already do
   * not count: they are named first, and would be the whole. Undefined while no other is known.
   */
  get share(): number | undefined {
    const carried = this.layers.filter(({ stage }) => stage !== 'there');
    if (carried.length === 0) return undefined;
    const sum = carried.reduce((all, layer) => all + shareOf(layer), 0);
    this.#share = Math.max(this.#share, sum / carried.length);
    return this.#share;
  }
}

function shareOf({ stage, done, total }: LayerProgress): number {
  const [from, to] = ways[stage];
  return from + (to - from) * within(done, total);
}

function carriedOf({ stage, done = 0, total = 0 }: LayerProgress): number {
  if (stage === 'there' || stage === 'waits') return 0;
  return stage === 'downloads' || stage === 'uploads' ? Math.min(done, total) : total;
}

/** A pushed layer can turn out larger than its total said. */
const within = (done = 0, total = 0): number => (total === 0 ? 0 : Math.min(1, done / total));
