import type { ContainerDetails } from '#shared/contract/container-details.ts';
import type { Container } from '#shared/contract/containers.ts';
import { Section } from '#renderer/ui/section.tsx';
import { EngineLink } from './engine-link.tsx';
import styles from './overview.module.css';

const modes: Record<string, string> = {
  host: 'The network of the host itself: its ports are the host’s.',
  none: 'No network at all.',
};

/** Which networks it is on, and by what it is known there. */
export function NetworksSection({ container, details }: { container: Container; details: ContainerDetails }) {
  const { networks, networkMode } = details;
  const mode = modes[networkMode];
  if (mode !== undefined || networks.length === 0)
    return (
      <Section title="Networks">
        <p className={styles['muted']}>{mode ?? 'On none now.'}</p>
      </Section>
    );
  return (
    <Section title="Networks">
      <ul className={styles['pairs']}>
        {networks.map(({ name, addresses, gateway, mac, aliases }) => (
          <li key={name}>
            <EngineLink engine={container.engine} tab="networks" item={name}>
              {name}
            </EngineLink>
            <span>
              {addresses.length === 0 ? (
                <span className={styles['muted']}>No address while it is stopped</span>
              ) : (
                <code>{addresses.join(', ')}</code>
              )}
              <span className={styles['muted']}>
                {[
                  mac,
                  gateway === undefined || gateway === '' ? '' : `gateway ${gateway}`,
                  aliases.length > 0 ? `also ${aliases.join(', ')}` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
