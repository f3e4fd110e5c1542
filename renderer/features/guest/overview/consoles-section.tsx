import { Link } from '@tanstack/react-router';
import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { Section } from '#renderer/ui/section.tsx';
import styles from './overview.module.css';
import links from './consoles-section.module.css';

/** Every screen and text console it has, each with the way to it. */
export function ConsolesSection({ guest }: { guest: Guest }) {
  const { connection, uuid, displays, textConsoles } = guest;
  if (displays.length + textConsoles.length === 0) return null;
  const when = isActive(guest.state) ? 'Cannot be opened here' : 'Opens while it runs';
  return (
    <Section title="Screens and consoles">
      <ul className={styles['lines']}>
        {displays.map(({ index, type, openable }) => (
          <li key={index}>
            <span>{type.toUpperCase()}</span>
            <em>Screen {index + 1}</em>
            {openable ? (
              <Link
                className={links['open'] ?? ''}
                to="/guests/$connection/$uuid/display/$index"
                params={{ connection, uuid, index: String(index) }}
                search
              >
                Open
              </Link>
            ) : (
              <em>{when}</em>
            )}
          </li>
        ))}
        {textConsoles.map(({ alias, label, openable }) => (
          <li key={alias}>
            <span>{label}</span>
            <em>{alias}</em>
            {openable ? (
              <Link
                className={links['open'] ?? ''}
                to="/guests/$connection/$uuid/text/$alias"
                params={{ connection, uuid, alias }}
                search
              >
                Open
              </Link>
            ) : (
              <em>{when}</em>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
