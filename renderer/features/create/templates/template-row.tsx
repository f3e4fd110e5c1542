import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import styles from './templates.module.css';
import { templatesKey, type Template } from './use-templates.ts';

/** One template, with where its file is. */
export function TemplateRow({ template, onUse }: { template: Template; onUse: () => void }) {
  const { id, name, description, path } = template;
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const remove = async () => {
    setAsking(false);
    try {
      await api.templates.remove({ id });
    } catch (error) {
      notifyFailure(error);
    }
    await queries.invalidateQueries({ queryKey: templatesKey });
  };
  return (
    <li className={styles['row']}>
      <div>
        <strong>{name}</strong>
        {description && <p>{description}</p>}
        <CopyText text={path} what="the path" />
      </div>
      <Button aria-label={`Remove ${name}`} onClick={() => setAsking(true)}>
        Remove
      </Button>
      <Button variant="contained" color="primary" aria-label={`Use ${name}`} onClick={onUse}>
        Use
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Remove the template “${name}”?`}
          confirm="Remove"
          dangerous
          lost={[path]}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
