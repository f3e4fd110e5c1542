import Button from '@mui/material/Button';
import { useState } from 'react';
import { networkWays } from '#renderer/api/networks.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { XmlEditor } from '#renderer/ui/xml-editor/xml-editor.tsx';
import type { NetworkDetails } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import styles from './panel.module.css';

const views = [
  { value: 'next', label: 'For the next start' },
  { value: 'live', label: 'Running now' },
] as const;

/** The network's document: the lasting one to write, the one it runs by to read. */
export function NetworkXml({ connection, details }: { connection: ConnectionId; details: NetworkDetails }) {
  const { network, xml, runningXml, revision } = details;
  const [view, setView] = useState<'next' | 'live'>('next');
  const [edited, setEdited] = useState<{ text: string; revision: string }>();
  const [reviewing, setReviewing] = useState(false);
  const changed = edited !== undefined && edited.text !== xml;
  const live = view === 'live' && runningXml !== undefined;
  return (
    <div className={styles['xml']}>
      <div className={styles['xmlBar']}>
        {runningXml !== undefined && (
          <Segmented label="Which document" value={view} choices={views} onChange={setView} />
        )}
        {changed && !live && (
          <>
            <Button onClick={() => setEdited(undefined)}>Discard</Button>
            <Button variant="contained" color="primary" onClick={() => setReviewing(true)}>
              Review…
            </Button>
          </>
        )}
      </div>
      {live ? (
        <XmlEditor label={`Running document of ${network.name}`} text={runningXml} />
      ) : (
        <XmlEditor
          key={edited?.revision ?? revision}
          label={`Document of ${network.name}`}
          text={edited?.text ?? xml}
          {...(network.transient
            ? {}
            : { onChange: text => setEdited({ text, revision: edited?.revision ?? revision }) })}
        />
      )}
      {reviewing && edited && (
        <PlanDialog
          title={`Change ${network.name}`}
          guestName={network.name}
          action={{ do: 'define' as const, uuid: network.uuid, revision: edited.revision, xml: edited.text }}
          {...networkWays(connection)}
          confirm="Apply"
          onClose={() => setReviewing(false)}
          onStarted={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}
