import Button from '@mui/material/Button';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatBytes } from '#shared/domain/units.ts';
import styles from './cache-view.module.css';
import { useAskMediaAgain, useCache } from './use-catalogue.ts';

/** What was downloaded, and how much room it takes; it can all be had again, so deleting it loses nothing. */
export function CacheView() {
  const { files, folder } = useCache();
  const askAgain = useAskMediaAgain();
  const [busy, setBusy] = useState(false);
  const empty = async (ids?: string[]) => {
    setBusy(true);
    try {
      const { freed } = await api.media.emptyCache(ids ? { ids } : {});
      notify({ tone: 'success', text: `${formatBytes(freed)} are free again.` });
    } catch (error) {
      notifyFailure(error);
    } finally {
      await askAgain();
      setBusy(false);
    }
  };
  if (files === undefined) return null;
  const all = files.reduce((sum, { size }) => sum + size, 0);
  return (
    <div className={styles['cache']}>
      <div className={styles['head']}>
        {folder && <CopyText text={folder} what="the folder" />}
        <Button disabled={busy || files.length === 0} onClick={() => void empty()}>
          Delete all ({formatBytes(all)})
        </Button>
      </div>
      <ul>
        {files.map(({ id, name, url, size, partial }) => (
          <li key={id}>
            <span title={url}>{name}</span>
            <em>
              {formatBytes(size)}
              {partial && ', not whole'}
            </em>
            <Button disabled={busy} aria-label={`Delete ${name}`} onClick={() => void empty([id])}>
              Delete
            </Button>
          </li>
        ))}
        {files.length === 0 && <li>Nothing was downloaded.</li>}
      </ul>
    </div>
  );
}
