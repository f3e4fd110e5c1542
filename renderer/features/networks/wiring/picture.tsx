import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { WiringNode } from '#shared/contract/wiring.ts';
import { COLUMNS, type Graph } from './graph.ts';
import { nextBox } from './keys.ts';
import { type Box, layOut } from './layout.ts';
import { NodeBox } from './node-box.tsx';
import { routeWires } from './routes.ts';
import { Wires } from './wires.tsx';
import { columnTitles } from './words.ts';
import styles from './wiring.module.css';

interface Props {
  graph: Graph;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

/** So far beyond its edges boxes are there before they come into sight; also how far one scrolls between renderings. */
const AHEAD = 400;
/** Of the line of titles that stays on top, pixels. */
const TITLES = 30;

/** Four columns from the cable to the guest, and the wires between them. Only boxes in sight are there. */
export function Picture({ graph, chosen, onChoose }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 900, height: 900 });
  const [top, setTop] = useState(0);
  const [line, setLine] = useState(chosen);
  const focusing = useRef(false);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const layout = useMemo(() => layOut(graph, room.width), [graph, room.width]);
  const routes = useMemo(() => routeWires(graph, layout), [graph, layout]);
  const path = useMemo(() => (chosen === undefined ? undefined : graph.pathOf(chosen)), [graph, chosen]);
  const ways = useMemo(
    () => new Map([...graph.nodes.values()].map(node => [node.id, waysOf(graph, node)])),
    [graph],
  );
  const tabbable = line !== undefined && layout.boxes.has(line) ? line : layout.boxes.keys().next().value;

  const isNear = ({ y, height, node }: Box) =>
    node.id === tabbable || (y + height > top - AHEAD && y < top + room.height + 2 * AHEAD);
  const shown = [...layout.boxes.values()].filter(isNear);

  const show = useCallback(
    (id: string) => {
      const [element, box] = [scroller.current, layout.boxes.get(id)];
      if (!element || !box) return;
      const { scrollTop, clientHeight } = element;
      const bottom = box.y + box.height + TITLES + 8;
      if (box.y - 8 < scrollTop) element.scrollTop = box.y - 8;
      else if (bottom > scrollTop + clientHeight) element.scrollTop = bottom - clientHeight;
    },
    [layout],
  );
  // Whoever comes by an address or a link sees what they asked for.
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (chosen === undefined || chosen === seen.current || !layout.boxes.has(chosen)) return;
    seen.current = chosen;
    setLine(chosen);
    show(chosen);
  }, [chosen, layout, show]);
  useEffect(() => {
    if (!focusing.current || line === undefined) return;
    focusing.current = false;
    const boxes = scroller.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [];
    const box = [...boxes].find(each => each.dataset['id'] === line);
    box?.focus({ preventScroll: true });
  }, [line]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && chosen !== undefined) return onChoose(undefined);
    const next = tabbable === undefined ? undefined : nextBox(event.key, tabbable, graph, layout);
    if (next === undefined) return undefined;
    event.preventDefault();
    focusing.current = true;
    setLine(next);
    show(next);
    if (chosen !== undefined) onChoose(next);
    return undefined;
  };
  const onClick = ({ target }: MouseEvent) => {
    const id = (target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id !== undefined) setLine(id);
    onChoose(id === chosen ? undefined : id);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- its boxes are buttons; clicks and keys are heard here once for all of them
    <div
      ref={scroller}
      className={styles['scroller']}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => setTop(Math.floor(currentTarget.scrollTop / AHEAD) * AHEAD)}
    >
      <div className={styles['titles']} style={{ width: layout.width }}>
        {layout.columns.map(({ rank, x, width }) => (
          <h2 key={rank} style={{ left: x, width }}>
            {columnTitles[COLUMNS[rank] ?? 'card']}
          </h2>
        ))}
      </div>
      <div
        className={styles['picture']}
        role="group"
        aria-label="Wiring. Arrow keys go along wires and columns."
        style={{ width: layout.width, height: layout.height }}
      >
        <Wires routes={routes} lit={path?.wires ?? NO_WIRES} width={layout.width} height={layout.height} />
        {shown.map(box => (
          <NodeBox
            key={box.node.id}
            box={box}
            ways={ways.get(box.node.id) ?? ''}
            chosen={box.node.id === chosen}
            lit={path?.nodes.has(box.node.id)}
            tabbable={box.node.id === tabbable}
          />
        ))}
      </div>
    </div>
  );
}

const NO_WIRES: ReadonlySet<never> = new Set();

function waysOf(graph: Graph, node: WiringNode): string {
  const names = (ends: readonly (string | undefined)[]) => [...new Set(ends)].slice(0, 8).join(', ');
  const up = names(graph.entering(node).map(({ from }) => graph.owner(from)?.name));
  const down = names(graph.leaving(node).map(({ to }) => graph.owner(to)?.name));
  return [up && `Hangs on ${up}`, down && `Carries ${down}`].filter(Boolean).join('. ');
}
