import Button from '@mui/material/Button';
import { useState } from 'react';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { ProblemNotes } from '#renderer/ui/wizard/problem-notes.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import styles from './document-section.module.css';
import { takeDocument, takePlansDocument, useHandEdit } from './hand-edit.ts';
import { usePlannedXml } from './use-planned-xml.ts';
import { XmlEditor } from '#renderer/ui/xml-editor/xml-editor.tsx';

const views = [
  { value: 'document', label: 'Document' },
  { value: 'changes', label: 'Changes by hand' },
] as const;

/** The document libvirt is going to get. Edited by hand, it takes the place of the plan's, and can be compared with it. */
export default function DocumentSection() {
  const answer = useAnswer('xml');
  const planned = usePlannedXml();
  const last = useHandEdit(state => state.last);
  const [view, setView] = useState<'document' | 'changes'>('document');
  const [typed, setTyped] = useState<string>();
  const edited = answer.chosen ? answer.value : undefined;
  const current = edited ?? planned;
  const compared = edited ?? last;
  if (current === undefined || planned === undefined) return null;
  const dirty = typed !== undefined && typed !== current;
  return (
    <div className={styles['document']}>
      <div className={styles['head']}>
        <p>
          {edited === undefined
            ? 'As the plan writes it. Change it here where no page has the field.'
            : 'Edited by hand: it takes the place of the plan’s, and follows the pages no more.'}
        </p>
        {compared !== undefined && <Segmented label="Show" value={view} choices={views} onChange={setView} />}
      </div>
      {view === 'changes' && compared !== undefined ? (
        <XmlEditor key="changes" label="Changes by hand" text={compared} original={planned} />
      ) : (
        <XmlEditor key={current} label="Document of the guest" text={current} onChange={setTyped} />
      )}
      <ProblemNotes problems={answer.problems} fixer={answer.fixer} />
      <div className={styles['actions']}>
        <Button onClick={() => void navigator.clipboard.writeText(typed ?? current)}>Copy</Button>
        {edited !== undefined && (
          <Button
            onClick={() => {
              setTyped(undefined);
              takePlansDocument();
            }}
          >
            Back to the plan’s document
          </Button>
        )}
        {edited === undefined && last !== undefined && (
          <Button onClick={() => takeDocument(last)}>Use my last edit again</Button>
        )}
        <Button
          variant="contained"
          color="primary"
          disabled={!dirty}
          onClick={() => {
            if (typed !== undefined) takeDocument(typed);
            setTyped(undefined);
          }}
        >
          Use this document
        </Button>
      </div>
    </div>
  );
}
