import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Readability, ReadabilityAction } from '#shared/contract/readability.ts';
import { type FileAsked, useReadability, useReadabilityWays } from '#renderer/api/readability.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Obstacles } from './obstacles.tsx';
import styles from './readability.module.css';

interface Props {
  file: FileAsked;
  onReadable: (path: string) => void;
  onClose: () => void;
}

type Do = ReadabilityAction['do'];

const labels: Readonly<Record<Do, (account: string) => string>> = {
  copy: () => 'Copy it into a pool',
  move: () => 'Move it into a pool',
  allow: account => `Let ${account} through to it`,
};
const verbs: Readonly<Record<Do, string>> = { copy: 'Copy', move: 'Move', allow: 'Let it through' };

/** Why QEMU may not read a file, and the ways out, none of which opens a folder to everybody. */
export default function ReadabilityDialog({ file, onReadable, onClose }: Props) {
  const found = useReadability(file);
  const ways = useReadabilityWays(file, onReadable);
  const [chosen, setChosen] = useState<Do>();
  const [picked, setPool] = useState<string>();
  const best = found?.remedies.find(remedy => remedy.best)?.do;
  const doing = chosen ?? best;
  const pool = picked ?? found?.pools[0]?.name;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return (
    <PlanDialog
      {...ways}
      title={`Let QEMU read “${name}”`}
      guestName={name}
      action={actionOf(doing, pool)}
      confirm={doing === undefined ? 'Go on' : verbs[doing]}
      onClose={onClose}
    >
      {found && (
        <div className={styles['readability']}>
          <Obstacles found={found} />
          {found.remedies.length > 0 && (
            <ChoiceCards
              label="What to do"
              value={doing}
              choices={found.remedies.map(remedy => ({
                value: remedy.do,
                label: labels[remedy.do](found.account?.name ?? 'QEMU'),
                about: remedy.why,
                ...(!remedy.possible && { impossible: remedy.why }),
              }))}
              onChange={setChosen}
            />
          )}
          <Commands found={found} />
          {(doing === 'copy' || doing === 'move') && (
            <Labelled label="Pool">
              {({ id }) => (
                <TextField
                  select
                  id={id}
                  value={pool ?? ''}
                  onChange={({ target }) => setPool(target.value)}
                  slotProps={{ htmlInput: { 'aria-label': 'Pool' } }}
                >
                  {found.pools.map(each => (
                    <MenuItem key={each.name} value={each.name}>
                      {each.name}, {formatBytes(each.free)} free
                    </MenuItem>
                  ))}
                </TextField>
              )}
            </Labelled>
          )}
        </div>
      )}
    </PlanDialog>
  );
}

function actionOf(doing: Do | undefined, pool: string | undefined): ReadabilityAction | undefined {
  if (doing === 'allow') return { do: 'allow' };
  return doing === undefined || pool === undefined ? undefined : { do: doing, pool };
}

/** What a person with root can type where we cannot do it. */
function Commands({ found }: { found: Readability }) {
  const commands = [
    ...found.obstacles.flatMap(({ command }) => command ?? []),
    ...found.remedies.flatMap(({ command }) => command ?? []),
  ];
  if (commands.length === 0) return null;
  return (
    <div className={styles['commands']}>
      <span>Or, as root on that host:</span>
      {commands.map(command => (
        <CopyText key={command} text={command} what="command" />
      ))}
    </div>
  );
}
