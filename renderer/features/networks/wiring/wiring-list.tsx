import type { WiringNode } from '#shared/contract/wiring.ts';
import { COLUMNS, type Graph } from './graph.ts';
import { RateText } from './rate-text.tsx';
import { columnTitles, stateWords } from './words.ts';
import styles from './wiring.module.css';

interface Props {
  graph: Graph;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** The same as the picture, in words: for whoever reads better than looks, or hears. */
export function WiringList({ graph, chosen, onChoose }: Props) {
  const nodes = [...graph.nodes.values()];
  return (
    <div className={styles['tables']}>
      {COLUMNS.map(column => {
        const rows = nodes.filter(node => node.column === column);
        return rows.length === 0 ? null : (
          <table key={column} className={styles['table']}>
            <caption>{columnTitles[column]}</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">What</th>
                <th scope="col">State</th>
                <th scope="col">Hangs on</th>
                <th scope="col">Carries</th>
                <th scope="col">Addresses</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(node => (
                <Row
                  key={node.id}
                  graph={graph}
                  node={node}
                  chosen={node.id === chosen}
                  onChoose={onChoose}
                />
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}

function Row({
  graph,
  node,
  chosen,
  onChoose,
}: {
  graph: Graph;
  node: WiringNode;
  chosen: boolean;
  onChoose: (id: string) => void;
}) {
  const names = (ends: readonly string[]) => [...new Set(ends.map(end => graph.owner(end)?.name ?? ''))];
  const above = names(graph.entering(node).map(({ from }) => from));
  const below = names(graph.leaving(node).map(({ to }) => to));
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={() => onChoose(node.id)}>
          {node.name}
        </button>
      </th>
      <td>{node.what}</td>
      <td>{[stateWords(node, node.state), ...node.problems].join('. ')}</td>
      <td>{above.join(', ') || '–'}</td>
      <td>
        {below.length > 6
          ? `${below.slice(0, 6).join(', ')} and ${below.length - 6} more`
          : below.join(', ') || '–'}
      </td>
      <td>
        <code>{node.addresses.join(', ')}</code>
      </td>
      <td>
        <RateText meter={node.meter} />
      </td>
    </tr>
  );
}
