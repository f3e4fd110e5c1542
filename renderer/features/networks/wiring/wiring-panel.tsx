import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Attention } from '#renderer/ui/attention.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { WiringNode } from '#shared/contract/wiring.ts';
import type { Graph } from './graph.ts';
import { neighbours, type Neighbour } from './neighbours.ts';
import { openPlace, placeLabels } from './open-place.ts';
import { RateText } from './rate-text.tsx';
import { speedText, stateWords } from './words.ts';
import styles from './wiring.module.css';

interface Props {
  connection: ConnectionId;
  graph: Graph;
  node: WiringNode;
  onChoose: (id: string | undefined) => void;
}

const toneOf = ({ kind, state }: WiringNode): Tone =>
  kind === 'missing' ? 'err' : state === 'up' ? 'run' : state === 'down' ? 'pause' : 'off';

/** What is chosen in the picture: what it is, what it hangs on and what it carries. */
export function WiringPanel({ connection, graph, node, onChoose }: Props) {
  const { name, what, state, place, problems, sockets } = node;
  return (
    <div className={styles['panel']}>
      <header className={styles['header']}>
        <h2 title={name}>{name}</h2>
        <StatusPill tone={toneOf(node)}>{stateWords(node, state)}</StatusPill>
        {place && (
          <Button variant="contained" color="primary" onClick={() => openPlace(connection, place)}>
            {placeLabels[place.to]}
          </Button>
        )}
        <IconButton aria-label="Close the panel" title="Close (Esc)" onClick={() => onChoose(undefined)}>
          <CloseIcon />
        </IconButton>
        <p>{what}</p>
      </header>
      <div className={styles['body']}>
        {problems.map(text => (
          <Attention key={text} what={text} />
        ))}
        <NodeFacts node={node} />
        {sockets.length > 0 && (
          <Section title={node.column === 'guest' ? 'Network cards' : 'Networks on it'}>
            <ul className={styles['lines']}>
              {sockets.map(socket => (
                <li key={socket.id}>
                  <span>
                    <strong>{socket.name}</strong>
                    <small>
                      {[socket.what, socket.model, socket.mac, socket.filter && `filter ${socket.filter}`]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                  <RateText meter={socket.meter} />
                  {socket.place && (
                    <Button onClick={() => socket.place && openPlace(connection, socket.place)}>Open</Button>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Lines title="Hangs on" found={neighbours(graph, node, 'above')} onChoose={onChoose} />
        <Lines title="Carries" found={neighbours(graph, node, 'below')} onChoose={onChoose} />
      </div>
    </div>
  );
}

function NodeFacts({ node }: { node: WiringNode }) {
  const { mac, mtu, speed, driver, addresses, otherPorts, meter, wayOut } = node;
  return (
    <Section>
      <Facts>
        {meter && (
          <Fact name="Now">
            <RateText meter={meter} long />
          </Fact>
        )}
        {addresses.length > 0 && (
          <Fact name="Addresses">
            <code>{addresses.join(', ')}</code>
          </Fact>
        )}
        {wayOut === true && <Fact name="Way out">A default route of the host leads over it.</Fact>}
        {mac !== undefined && (
          <Fact name="MAC address">
            <code>{mac}</code>
          </Fact>
        )}
        {speed !== undefined && <Fact name="Speed">{speedText(speed)}</Fact>}
        {mtu !== undefined && <Fact name="MTU">{mtu}</Fact>}
        {driver !== undefined && (
          <Fact name="Driver">
            <code>{driver}</code>
          </Fact>
        )}
        {otherPorts.length > 0 && (
          <Fact name="Other ports">
            <code>{otherPorts.join(', ')}</code>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function Lines({
  title,
  found,
  onChoose,
}: {
  title: string;
  found: readonly Neighbour[];
  onChoose: Props['onChoose'];
}) {
  if (found.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles['lines']}>
        {found.map(({ node, by, routed }) => (
          <li key={`${node.id} ${by ?? ''}`}>
            <button type="button" onClick={() => onChoose(node.id)}>
              <strong>{node.name}</strong>
              <small>{[node.what, by, routed && 'routed'].filter(Boolean).join(' · ')}</small>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
