import type { DiskFacts, SnapshotRecord, TreeFacts } from './facts.ts';

/** The facts as they will be after each step: what a plan of many steps is made on. */

export function afterForget(facts: TreeFacts, name: string): TreeFacts {
  const gone = facts.snapshots.find(snapshot => snapshot.name === name);
  const snapshots = facts.snapshots
    .filter(snapshot => snapshot.name !== name)
    .map(({ parent, ...snapshot }): SnapshotRecord => {
      const next = parent === name ? gone?.parent : parent;
      const current = snapshot.current || (gone?.current === true && snapshot.name === gone.parent);
      return { ...snapshot, current, ...(next !== undefined && { parent: next }) };
    });
  return { ...facts, snapshots };
}

export function afterRemove(facts: TreeFacts, path: string): TreeFacts {
  const layers = new Map(facts.layers);
  layers.delete(path);
  return { ...facts, layers };
}

/** `top` went into `base`, together with what was between. */
export function afterCommit(facts: TreeFacts, top: string, base: string): TreeFacts {
  const to = (path: string | undefined) => (path === top ? base : path);
  const moved = ({ path, ...disk }: DiskFacts): DiskFacts => {
    const next = to(path);
    return { ...disk, ...(next !== undefined && { path: next }) };
  };
  const layers = new Map(
    [...facts.layers]
      .filter(([path]) => path !== top)
      .map(([path, { backing, ...layer }]) => {
        const next = to(backing);
        return [path, { ...layer, ...(next !== undefined && { backing: next }) }];
      }),
  );
  const snapshots = facts.snapshots.map(snapshot => ({
    ...snapshot,
    disks: snapshot.disks.map(({ path, ...disk }) => {
      const next = to(path);
      return { ...disk, ...(next !== undefined && { path: next }) };
    }),
  }));
  return {
    ...facts,
    layers,
    snapshots,
    disksNow: facts.disksNow.map(moved),
    disksNext: facts.disksNext.map(moved),
  };
}
