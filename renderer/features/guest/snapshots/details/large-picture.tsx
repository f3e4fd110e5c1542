import Dialog from '@mui/material/Dialog';
import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import { useSnapshotPicture } from '#renderer/api/snapshots.ts';
import { BlobPicture } from '#renderer/ui/blob-picture.tsx';
import styles from './details.module.css';

/** The guest's screen as it was; a click shows it as large as there is room. */
export function LargePicture({ guest, snapshot }: { guest: Guest; snapshot: Snapshot }) {
  const picture = useSnapshotPicture(guest, snapshot);
  const [large, setLarge] = useState(false);
  const alt = `The screen of ${guest.name} when “${snapshot.name}” was taken`;
  return (
    <>
      <button
        type="button"
        className={styles['picture']}
        title="Show it larger"
        aria-label={`Show larger: ${alt}`}
        disabled={picture === undefined}
        onClick={() => setLarge(true)}
      >
        {picture && <BlobPicture picture={picture} alt="" />}
      </button>
      {large && picture && (
        <Dialog open maxWidth="xl" onClose={() => setLarge(false)} aria-label={alt}>
          <button
            type="button"
            className={styles['large']}
            aria-label="Close the picture"
            onClick={() => setLarge(false)}
          >
            <BlobPicture picture={picture} alt={alt} />
          </button>
        </Dialog>
      )}
    </>
  );
}
