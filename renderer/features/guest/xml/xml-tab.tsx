import { useState } from 'react';
import { useDocuments } from '#renderer/api/hardware.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { XmlEditor } from '#renderer/ui/xml-editor/xml-editor.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import { CopyXml } from './copy-xml.tsx';
import { DocumentEditor } from './document-editor.tsx';
import styles from './xml-tab.module.css';

const views = [
  { value: 'next', label: 'For the next start' },
  { value: 'live', label: 'Running now' },
] as const;

/** The guest's document: the lasting one to write, the one it runs by to read. */
export default function XmlTab() {
  const guest = usePanelGuest();
  const { documents, failure } = useDocuments(guest);
  const [chosen, setView] = useState<'next' | 'live'>('next');
  const { live, next } = documents ?? {};
  const view = next === undefined ? 'live' : live === undefined ? 'next' : chosen;
  return (
    <div className={styles['xml']}>
      {live !== undefined && next !== undefined && (
        <Segmented label="Which document" value={view} choices={views} onChange={setView} />
      )}
      {failure && <FailureNote failure={failure} />}
      {documents !== undefined && next === undefined && (
        <Attention
          tone="info"
          what="This guest has no lasting document."
          why="It was started without being defined, and is gone once it stops. What it runs by can be read, not edited."
        />
      )}
      {view === 'next' && next !== undefined && (
        <DocumentEditor key={guestKey(guest)} guest={guest} next={next} />
      )}
      {view === 'live' && live !== undefined && (
        <>
          <div className={styles['bar']}>
            <span>What the guest runs by, without secrets. To read only.</span>
            <CopyXml name={guest.name} xml={live} />
          </div>
          <XmlEditor label={`Running document of ${guest.name}`} text={live} fill />
        </>
      )}
    </div>
  );
}
