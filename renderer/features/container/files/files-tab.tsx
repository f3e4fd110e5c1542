import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { copyOut, listFiles } from '#renderer/api/container-files.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { SaveDialog } from '#renderer/ui/save-dialog.tsx';
import type { VolumeEntry } from '#shared/contract/engine-volumes.ts';
import { usePanelContainer } from '../panel-container.ts';
import { CopyInArea } from './copy-in-area.tsx';
import { FileList } from './file-list.tsx';
import styles from './files.module.css';

/** Files of the container, a folder at a time: looked at, copied out, and copied in by chooser or by drag. */
export default function FilesTab() {
  const { engine, id, state, name } = usePanelContainer();
  const [path, setPath] = useState('/');
  const [leaving, setLeaving] = useState<string>();
  const client = useQueryClient();
  const key = ['container-files', engine, id, path];
  const { data, error, isFetching } = useQuery({
    queryKey: [...key, state],
    queryFn: ({ signal }) => listFiles({ engine, id }, path, signal),
    retry: false,
  });
  const join = (entry: string) => `${path.replace(/\/$/, '')}/${entry}`;
  const lastPart = (whole: string) => whole.slice(whole.lastIndexOf('/') + 1) || name;
  const isFile = (whole: string) =>
    data?.entries.some(each => each.kind === 'file' && join(each.name) === whole) === true;

  return (
    <CopyInArea
      container={{ engine, id }}
      folder={path}
      sealed={data?.sealed}
      onStarted={job => void jobEnded(job).then(() => client.invalidateQueries({ queryKey: key }))}
      bar={<PathField key={path} path={path} onPath={setPath} />}
      actions={
        <Button disabled={data === undefined} onClick={() => setLeaving(path)}>
          Copy out…
        </Button>
      }
    >
      {error && <FailureNote failure={toFailure(error)} />}
      {data?.sealed !== undefined && (
        <Attention tone="info" what="Nothing can be copied into this folder." why={data.sealed} />
      )}
      {data?.more === true && (
        <Attention
          tone="info"
          what="This is too much to list: not everything is shown."
          why="The engine sends all that is below a folder to tell what is in it. Type the path of a folder to go there."
        />
      )}
      {isFetching && !data && <p role="status">Looking into {path}…</p>}
      {data && (
        <FileList
          path={path}
          entries={data.entries}
          onOpen={(entry: VolumeEntry) => setPath(join(entry.name))}
          onCopyOut={(entry: VolumeEntry) => setLeaving(join(entry.name))}
        />
      )}
      {leaving !== undefined && (
        <SaveDialog
          title={`Copy “${leaving}” out`}
          fileName={isFile(leaving) ? lastPart(leaving) : `${lastPart(leaving)}.tar`}
          save={to => copyOut({ engine, id }, [leaving], to)}
          onClose={() => setLeaving(undefined)}
        >
          {isFile(leaving)
            ? 'The file as it is.'
            : 'A folder comes as a tar archive, with all that is below it.'}
        </SaveDialog>
      )}
    </CopyInArea>
  );
}

/** Where one is: typed, or up by one. */
function PathField({ path, onPath }: { path: string; onPath: (path: string) => void }) {
  const [typed, setTyped] = useState(path);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.startsWith('/')) onPath(typed);
  };
  return (
    <form className={styles['path']} onSubmit={submit}>
      <Button
        disabled={path === '/'}
        onClick={() => onPath(path.replace(/\/+$/, '').replace(/\/[^/]*$/, '') || '/')}
      >
        Up
      </Button>
      <TextField
        fullWidth
        value={typed}
        error={!typed.startsWith('/')}
        slotProps={{ htmlInput: { 'aria-label': 'Folder', spellCheck: false } }}
        onChange={event => setTyped(event.target.value)}
      />
    </form>
  );
}
