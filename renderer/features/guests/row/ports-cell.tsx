import type { Container } from '#shared/contract/containers.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { portAddress, portWords, publishedPorts } from '#renderer/app/container-actions/ports.ts';
import { Nothing } from './cell-parts.tsx';
import styles from './row.module.css';

/** The ports it publishes, of which this computer's browser opens those it gets to; else where it is in its network. */
export function PortsCell({ container }: { container: Container }) {
  const engine = useEngine(container.engine);
  const ports = publishedPorts(container.ports);
  const [first, ...more] = ports;
  if (first === undefined) {
    const address = container.networks.find(each => each.address)?.address;
    return address === undefined ? <Nothing /> : <code className={styles['text']}>{address}</code>;
  }
  const href = container.state === 'running' ? portAddress(first, engine) : undefined;
  return (
    <code className={styles['text']} title={ports.map(portWords).join('\n')}>
      {href === undefined ? (
        portWords(first)
      ) : (
        <a
          className={styles['port']}
          href={href}
          target="_blank"
          rel="noreferrer"
          tabIndex={-1}
          title={`Open ${href}`}
          // The row itself opens its page.
          onClick={event => event.stopPropagation()}
          onDoubleClick={event => event.stopPropagation()}
        >
          {portWords(first)}
        </a>
      )}
      {more.length > 0 && <span className={styles['aside']}> +{more.length}</span>}
    </code>
  );
}
