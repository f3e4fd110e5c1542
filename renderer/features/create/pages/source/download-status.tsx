import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { api } from '#renderer/api/client.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { parseImage } from '#shared/contract/create/image.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { useAnswer } from '../../wizard/use-answer.ts';
import { download, useDownloads } from './downloads.ts';
import styles from './download-status.module.css';
import { useAskMediaAgain, useCache, useCatalogue } from './use-catalogue.ts';

/** Whether something from the web is here already, and how to have it now. Creating the guest brings it anyway. */
export function DownloadStatus({ image }: { image: string }) {
  const parsed = parseImage(image);
  const { entries } = useCatalogue();
  const { files } = useCache();
  const askAgain = useAskMediaAgain();
  const checksum = useAnswer('source.checksum').value;
  const jobId = useDownloads(({ jobs }) => jobs[image]);
  const job = useJobs(({ byId }) => (jobId === undefined ? undefined : byId.get(jobId)));

  const entry = parsed?.kind === 'catalogue' ? entries?.find(({ id }) => id === parsed.id) : undefined;
  const url = parsed?.kind === 'url' ? parsed.url : entry?.url;
  const file = files?.find(each => each.url === url);
  const whole = entry?.cached === true || (file !== undefined && !file.partial);
  const checked = (entry?.checksum ?? entry?.checksumsUrl ?? checksum) !== undefined;
  const begin = () => void download(image, checksum as never, () => void askAgain());

  return (
    <div className={styles['status']} aria-label="Download" role="group">
      <div className={styles['words']}>
        {parsed?.kind === 'catalogue' && <strong>{entry?.label ?? 'This is in no catalogue.'}</strong>}
        <span>
          {job ? (job.step ?? 'Downloading') : says({ whole, checked, here: file?.size, size: entry?.size })}
        </span>
      </div>
      {job && (
        <LinearProgress
          aria-label="Download"
          {...(job.progress === undefined
            ? {}
            : { variant: 'determinate' as const, value: job.progress * 100 })}
        />
      )}
      {job ? (
        <Button onClick={() => api.jobs.cancel({ id: job.id }).catch(notifyFailure)}>Stop</Button>
      ) : (
        !whole && <Button onClick={begin}>{file?.partial ? 'Continue' : 'Download now'}</Button>
      )}
    </div>
  );
}

interface Known {
  whole: boolean;
  checked: boolean;
  here: number | undefined;
  size: number | undefined;
}

function says({ whole, checked, here, size }: Known): string {
  if (whole) return checked ? 'Downloaded and checked.' : 'Downloaded.';
  if (here !== undefined) return `${formatBytes(here)} of it are here; it goes on from there.`;
  return `${size === undefined ? 'It' : formatBytes(size)} will be downloaded when the guest is created.`;
}
