import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { changeDraft } from '../wizard/draft-store.ts';
import { draftOf } from './answers-of.ts';
import { TemplateRow } from './template-row.tsx';
import styles from './templates.module.css';
import { useTemplates } from './use-templates.ts';

/** The templates there are: each a file, to begin with, to share, to remove. */
export function ListDialog({ onClose }: { onClose: () => void }) {
  const title = useId();
  const { data, error } = useTemplates();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>Templates</DialogTitle>
      <DialogContent className={styles['list'] ?? ''}>
        {error && <FailureNote failure={toFailure(error)} />}
        {data && (
          <>
            <p>
              A template is a file in this folder. Put one that somebody gave you there, or give one of yours
              away.
            </p>
            <CopyText text={data.folder} what="the folder" />
            <ul>
              {data.templates.map(template => (
                <TemplateRow
                  key={template.id}
                  template={template}
                  onUse={() => {
                    changeDraft(draft => draftOf(template.answers, draft));
                    onClose();
                  }}
                />
              ))}
              {data.templates.length === 0 && <li>None yet: save one from the bar below the answers.</li>}
            </ul>
            {data.unreadable.map(({ path, why }) => (
              <Attention key={path} what={path} why={why} />
            ))}
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
