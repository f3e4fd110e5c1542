import MoreIcon from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useState } from 'react';
import type { Command } from '#renderer/app/commands/registry.ts';
import { otherMenuGroups } from '#renderer/app/guest-actions/menu-groups.ts';

const CommandMenu = lazy(async () => ({
  default: (await import('#renderer/app/commands/command-menu.tsx')).CommandMenu,
}));

/** What else can be done with the guest. */
export function MoreMenu({ commands }: { commands: readonly Command[] }) {
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
          <CommandMenu
            groups={otherMenuGroups}
            commands={commands}
            at={at}
            onClose={() => setAt(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
