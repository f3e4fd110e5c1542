import { memo } from 'react';
import { StateIcon, type Look } from '#renderer/ui/state-icon.tsx';
import type { WiringNode, WiringState } from '#shared/contract/wiring.ts';
import type { Box } from './layout.ts';
import { RateText } from './rate-text.tsx';
import { speedText, stateWords } from './words.ts';
import styles from './wiring.module.css';

interface Props {
  box: Box;
  /** What a person who does not see wires has to know of them. */
  ways: string;
  chosen: boolean;
  /** Undefined: nothing is chosen, so nothing stands back. */
  lit: boolean | undefined;
  tabbable: boolean;
}

const looks: Readonly<Record<WiringState, Look>> = { up: 'running', down: 'warning', off: 'off' };
const lookOf = ({ kind, state, problems }: WiringNode): Look =>
  kind === 'missing' ? 'error' : problems.length > 0 ? 'warning' : looks[state];

/** One box of the picture, with a line for each of its sockets. */
export const NodeBox = memo(({ box, ways, chosen, lit, tabbable }: Props) => {
  const { node, x, y, width, height } = box;
  const { name, what, state, sockets, problems, speed } = node;
  const said = [`${name}, ${what}`, stateWords(node, state), ...problems, ways].filter(Boolean).join('. ');
  return (
    <button
      type="button"
      className={styles['box']}
      data-id={node.id}
      data-kind={node.kind}
      data-state={state}
      data-lit={lit}
      aria-pressed={chosen}
      tabIndex={tabbable ? 0 : -1}
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
    >
      <span className="visually-hidden">{said}</span>
      <span className={styles['head']} aria-hidden="true">
        <StateIcon look={lookOf(node)} />
        <strong title={name}>{name}</strong>
        {speed !== undefined && <em>{speedText(speed)}</em>}
        <small title={what}>
          {state === 'down' ? stateWords(node, state) : what}
          {node.wayOut === true && ' · way out'}
        </small>
        <RateText meter={node.meter} />
      </span>
      {sockets.map(socket => (
        <span key={socket.id} className={styles['socket']} data-state={socket.state} aria-hidden="true">
          <span title={`${socket.name} ${socket.what}`}>{socket.name}</span>
          <RateText meter={socket.meter} />
        </span>
      ))}
    </button>
  );
});
