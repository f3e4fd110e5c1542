import type { AgentState } from '#shared/contract/agent.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import styles from './agent.module.css';

const when = (instant: number) =>
  new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Who it is and who is there. */
export function SystemSection({ agent: { hostname, os, timezone, users } }: { agent: AgentState }) {
  return (
    <Section title="Inside the guest">
      <Facts>
        {hostname !== undefined && (
          <Fact name="Name">
            <CopyText text={hostname} what="host name" />
          </Fact>
        )}
        {os && <Fact name="System">{os.name}</Fact>}
        {os?.kernel !== undefined && (
          <Fact name="Kernel">
            <code>{os.kernel}</code>
          </Fact>
        )}
        {timezone !== undefined && <Fact name="Zone">{timezone}</Fact>}
        {users && (
          <Fact name="Users">
            {users.length === 0 ? (
              <span className={styles['muted']}>Nobody is logged in</span>
            ) : (
              <ul>
                {users.map(({ name, since }) => (
                  <li key={`${name} ${since}`}>
                    {name}
                    {since !== undefined && <span className={styles['muted']}> since {when(since)}</span>}
                  </li>
                ))}
              </ul>
            )}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
