import MoreIcon from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import { Suspense, useState } from 'react';
import type { Command } from '#renderer/app/commands/registry.ts';
import { lazy } from '#renderer/ui/lazy.ts';

const CommandMenu = lazy(async () => ({
  default: (await import('#renderer/app/commands/command-menu.tsx')).CommandMenu,
}));

interface Props {
  groups: readonly (readonly string[])[];
  commands: readonly Command[];
}

/** What else can be done with what the panel shows. */
export function MoreMenu({ groups, commands }: Props) {
  const [at, setAt] = useState<HTMLElement | undefined>();
  return (
    <>
      <IconButton
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        onClick={event => setAt(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      {at && (
        <Suspense fallback={null}>
          <CommandMenu groups={groups} commands={commands} at={at} onClose={() => setAt(undefined)} />
        </Suspense>
      )}
    </>
  );
}
