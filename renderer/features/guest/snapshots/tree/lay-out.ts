import type { Snapshot } from '#shared/contract/snapshots.ts';

/** One line of the drawn tree: a snapshot, or what the guest is now. */
export interface TreeRow {
  /** Undefined: what the guest is now, which no snapshot holds. */
  snapshot: Snapshot | undefined;
  /** The column of its dot, from 0. A chain without branches stays in one. */
  lane: number;
  /** Columns left of it whose lines pass by. */
  passing: readonly number[];
  /** The column of its parent's dot; undefined at a root. */
  from: number | undefined;
  /** A line goes on below it, in its own column. */
  goesOn: boolean;
  /** The number of ancestors, plus one. */
  level: number;
  /** Its place among its parent's children, from 1, and how many there are. */
  position: number;
  siblings: number;
}

/** Names the line of what the guest is now; no snapshot's name is empty. */
export const nowId = '';

export const rowId = (row: TreeRow): string => row.snapshot?.name ?? nowId;

interface Node {
  snapshot: Snapshot | undefined;
  children: Node[];
}

const takenAt = ({ snapshot }: Node): number => snapshot?.createdAt ?? Infinity;

/**
 * The tree as lines, parents first. Branches come right below where they leave, each in a column further right;
 * the branch that leads to what the guest is now, or else the one taken last, goes straight on below them.
 */
export function layOut(snapshots: readonly Snapshot[]): TreeRow[] {
  const rows: TreeRow[] = [];
  const roots = plant(snapshots);
  roots.forEach((root, at) =>
    draw(
      root,
      { lane: 0, passing: [], from: undefined, level: 1, position: at + 1, siblings: roots.length },
      rows,
    ),
  );
  return rows;
}

function plant(snapshots: readonly Snapshot[]): Node[] {
  const nodes = new Map(
    snapshots.map(snapshot => [snapshot.name, { snapshot, children: [] } satisfies Node as Node]),
  );
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const { parent } = node.snapshot ?? {};
    // One whose parent was forgotten by another tool is shown as a root rather than not at all.
    const siblings = parent === undefined ? undefined : nodes.get(parent)?.children;
    (siblings ?? roots).push(node);
    if (node.snapshot?.current) node.children.push({ snapshot: undefined, children: [] });
  }
  return roots.toSorted((a, b) => takenAt(a) - takenAt(b));
}

const isNow = ({ snapshot, children }: Node): boolean => snapshot === undefined || children.some(isNow);
const latest = (node: Node): number => Math.max(takenAt(node), ...node.children.map(latest));

/** The branches in the order they were taken, and last the one that goes straight on. */
function inOrder(children: readonly Node[]): Node[] {
  const straight =
    children.find(isNow) ??
    children.reduce<Node | undefined>(
      (best, each) => (best === undefined || latest(each) > latest(best) ? each : best),
      undefined,
    );
  const branches = children.filter(each => each !== straight).toSorted((a, b) => takenAt(a) - takenAt(b));
  return straight === undefined ? branches : [...branches, straight];
}

function draw(node: Node, place: Omit<TreeRow, 'snapshot' | 'goesOn'>, rows: TreeRow[]): void {
  const { lane, passing, level } = place;
  rows.push({ ...place, snapshot: node.snapshot, goesOn: node.children.length > 0 });
  const ordered = inOrder(node.children);
  ordered.forEach((child, at) => {
    const last = at === ordered.length - 1;
    draw(
      child,
      {
        lane: last ? lane : lane + 1,
        // Its own elbow hangs on the parent's line, which goes on below for the next one.
        passing: last ? passing : [...passing, lane],
        from: lane,
        level: level + 1,
        position: at + 1,
        siblings: ordered.length,
      },
      rows,
    );
  });
}
