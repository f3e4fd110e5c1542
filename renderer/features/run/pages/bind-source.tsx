import FolderIcon from '@mui/icons-material/FolderOpenOutlined';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useEngines } from '#renderer/api/live/engines.ts';
import { FolderBrowser } from '#renderer/ui/folder-browser.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { textForm } from '../fields/readers.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { useAnswer } from '../wizard/use-answer.ts';

/** A path of the engine's host: typed, or looked for where that is this computer. */
export function BindSource({ at }: { at: number }) {
  const path = `mounts.${at}.source` as const;
  const { set } = useAnswer(path);
  const engine = useDraft(({ draft }) => draft?.engine);
  const local = useEngines(({ byId }) => engine !== undefined && byId.get(engine)?.facts?.local === true);
  const [picking, setPicking] = useState(false);
  return (
    <>
      <ParsedAnswer
        path={path}
        label="Path on the host"
        hint="A file or folder on the engine’s host; it has to be there."
        mono
        {...(local && {
          unit: (
            <IconButton edge="end" size="small" aria-label="Browse…" onClick={() => setPicking(true)}>
              <FolderIcon fontSize="small" />
            </IconButton>
          ),
        })}
        {...textForm}
      />
      {picking && (
        <FolderBrowser
          what="file or folder"
          picksFolder
          anyFile
          onPick={folder => {
            setPicking(false);
            set(folder);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
