import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { listFiles } from '#renderer/api/container-files.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { usePanelContainer } from '../panel-container.ts';
import { CopyInArea } from './copy-in-area.tsx';
import { CopyOutDialog } from './copy-out-dialog.tsx';
import { EmptyFolder } from './empty-folder.tsx';
import { FileList } from './file-list.tsx';
import { above, joined, type Arrival } from './folder-place.ts';
import styles from './files.module.css';

/** Files of the container, a folder at a time: looked at, copied out, and copied in by chooser or by drag. */
export default function FilesTab() {
  const { engine, id, state, name } = usePanelContainer();
  const [path, setPath] = useState('/');
  const [arrival, setArrival] = useState<Arrival>({ on: undefined, byKeys: false });
  const [leaving, setLeaving] = useState<string[]>();
  const client = useQueryClient();
  const key = ['container-files', engine, id, path];
  const { data, error, isFetching } = useQuery({
    queryKey: [...key, state],
    queryFn: ({ signal }) => listFiles({ engine, id }, path, signal),
    retry: false,
  });
  const look = () => client.invalidateQueries({ queryKey: key });
  const go = (to: string, come: Arrival) => {
    setArrival(come);
    setPath(to);
  };
  const up = () => {
    if (path !== '/') go(above(path).folder, { on: above(path).name, byKeys: true });
  };
  const isFile = (whole: string) =>
    data?.entries.some(each => each.kind === 'file' && joined(path, each.name) === whole) === true;

  return (
    <CopyInArea
      container={{ engine, id }}
      folder={path}
      sealed={data?.sealed}
      onStarted={job => void jobEnded(job).then(look)}
      bar={<PathField path={path} onPath={to => go(to, { on: undefined, byKeys: true })} onUp={up} />}
      actions={
        <>
          <Button disabled={data === undefined} onClick={() => setLeaving([path])}>
            Copy this folder out…
          </Button>
          <Button disabled={isFetching} onClick={() => void look()}>
            Look again
          </Button>
        </>
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
      {data?.entries.length === 0 && <EmptyFolder key={path} path={path} byKeys={arrival.byKeys} onUp={up} />}
      {data && data.entries.length > 0 && (
        <FileList
          key={path}
          container={{ engine, id }}
          path={path}
          entries={data.entries}
          arrival={arrival}
          onOpen={entry => go(joined(path, entry.name), { on: undefined, byKeys: true })}
          onUp={up}
          onCopyOut={setLeaving}
        />
      )}
      {leaving && (
        <CopyOutDialog
          container={{ engine, id }}
          containerName={name}
          paths={leaving}
          bare={leaving.length === 1 && isFile(leaving[0] ?? '')}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </CopyInArea>
  );
}

/** Where one is: typed, or up by one. */
function PathField(props: { path: string; onPath: (path: string) => void; onUp: () => void }) {
  const { path, onPath, onUp } = props;
  const [typed, setTyped] = useState(path);
  const [before, setBefore] = useState(path);
  // Not made anew: where the path leads nowhere, it is mended right here.
  if (before !== path) {
    setBefore(path);
    setTyped(path);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.startsWith('/')) onPath(typed);
  };
  return (
    <form className={styles['path']} onSubmit={submit}>
      <Button disabled={path === '/'} onClick={onUp}>
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
