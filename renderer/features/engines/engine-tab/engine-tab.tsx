import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { ConfigurationNote } from '#renderer/app/engine-area/configuration-note.tsx';
import { useEnginePlace } from '#renderer/app/engine-area/place.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { Section } from '#renderer/ui/section.tsx';
import { EngineFactsList } from './engine-facts.tsx';
import { EngineLacks } from './engine-lacks.tsx';
import { SecurityFacts } from './security-facts.tsx';
import styles from './engine-tab.module.css';

/** What an engine is, what it keeps containers apart by, and what it is too old for. */
export default function EngineTab() {
  const { engine: id } = useEnginePlace();
  const engine = useEngine(id);
  const { facts } = engine ?? {};
  if (engine === undefined || facts === undefined) return null;
  const disconnect = () => void api.engines.disconnect({ id }).catch(notifyFailure);
  return (
    <div className={styles['tab']}>
      <ConfigurationNote />
      <Section
        title={engine.label}
        aside={engine.state !== 'off' && <Button onClick={disconnect}>Disconnect</Button>}
      >
        <EngineFactsList engine={engine} facts={facts} />
      </Section>
      <Section title="Keeping containers apart">
        <SecurityFacts facts={facts} />
      </Section>
      <Section title="Too old for">
        <EngineLacks facts={facts} />
      </Section>
    </div>
  );
}
