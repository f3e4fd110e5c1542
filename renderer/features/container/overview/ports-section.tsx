import type { Container, PublishedPort } from '#shared/contract/containers.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { portAddress } from '#renderer/app/container-actions/ports.ts';
import { Section } from '#renderer/ui/section.tsx';
import styles from './overview.module.css';

const onWhich = (address: string) =>
  address === '' || address === '0.0.0.0' || address === '::' ? 'every address' : address;

function Port({ port, href }: { port: PublishedPort; href: string | undefined }) {
  const { container, transport, host } = port;
  const inside = `${container}/${transport}`;
  return (
    <li>
      <code>
        {href === undefined ? (
          (host?.port ?? inside)
        ) : (
          <a className={styles['link']} href={href} target="_blank" rel="noreferrer">
            {href.replace('http://', '')}
          </a>
        )}
      </code>
      <span className={styles['muted']}>
        {host ? `to ${inside}, on ${onWhich(host.address)}` : 'not published'}
      </span>
    </li>
  );
}

/** Where it answers: each port, and where a click opens it. */
export function PortsSection({ container }: { container: Container }) {
  const engine = useEngine(container.engine);
  const { ports, state } = container;
  return (
    <Section title="Ports">
      {ports.length === 0 ? (
        <p className={styles['muted']}>None. Others on its networks reach it all the same.</p>
      ) : (
        <ul className={styles['lines']}>
          {ports.map(port => (
            <Port
              key={`${port.container}/${port.transport} ${port.host?.address} ${port.host?.port}`}
              port={port}
              href={state === 'running' ? portAddress(port, engine) : undefined}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
