import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Countdown } from '#renderer/ui/countdown.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import styles from './overlay.module.css';
import type { Phase, Unopenable } from './phase.ts';

/** What can be done about a display that cannot be drawn. */
export interface DisplayWays {
  onAddVnc: () => void;
  /** To the display of this guest that can be drawn, by its index. */
  onOther: (index: number) => void;
}

interface Props {
  phase: Phase;
  guest: Guest | undefined;
  /** `screen` or `console`, as it is called in the sentences. */
  what: 'screen' | 'console';
  onStart: () => void;
  /** For screens only. */
  display?: DisplayWays;
  onRetry: () => void;
  /** For what serves one viewer at a time. */
  onTakeOver: () => void;
}

/** What a person sees instead of a console that cannot be shown, with the one thing to do about it. */
export function Overlay(props: Props) {
  const { phase } = props;
  if (phase.kind === 'live') {
    return phase.silent ? (
      <output className={styles['banner']}>
        The {props.what} has stopped answering. What you see may be old.
      </output>
    ) : null;
  }
  return (
    <output className={styles['overlay']}>
      <div className={styles['card']}>
        <Words {...props} />
      </div>
    </output>
  );
}

function Words(props: Props) {
  const { phase, guest, what, onStart } = props;
  const name = guest?.name ?? 'This guest';
  switch (phase.kind) {
    case 'live':
      return null;
    case 'connecting':
      return phase.after === undefined ? (
        <Message title={`Opening the ${what}…`} />
      ) : (
        <FailureWords {...props} failure={phase.after}>
          Trying again…
        </FailureWords>
      );
    case 'absent':
      return (
        <Message title="This guest is not here.">It was deleted, or its connection is not there.</Message>
      );
    case 'off':
      return (
        <Message
          title={offTitles[phase.state](name)}
          action={<Primary onClick={onStart}>{startLabel(phase.state)}</Primary>}
        >
          The {what} opens by itself once it runs.
        </Message>
      );
    case 'unopenable':
      return <UnopenableWords {...props} phase={phase} name={name} />;
    case 'broken':
      return phase.retryAt === undefined ? (
        <Message
          title={`This ${what} was opened somewhere else.`}
          action={<Primary onClick={props.onTakeOver}>Take it back</Primary>}
        >
          It serves one at a time, so it was closed here.
        </Message>
      ) : (
        <FailureWords {...props} failure={phase.failure}>
          <Countdown to={phase.retryAt} before="Trying again in " />
        </FailureWords>
      );
  }
}

const offTitles = {
  off: (name: string) => `${name} is off.`,
  saved: (name: string) => `${name} is saved.`,
  crashed: (name: string) => `${name} has crashed.`,
};
const startLabel = (state: 'off' | 'saved' | 'crashed') => (state === 'saved' ? 'Restore' : 'Start');

function UnopenableWords({ phase, name, display }: Props & { phase: Unopenable; name: string }) {
  const { why, other } = phase;
  const button =
    other === undefined ? (
      <Primary onClick={() => display?.onAddVnc()}>Add a VNC display</Primary>
    ) : (
      <Primary onClick={() => display?.onOther(other)}>Open the VNC display</Primary>
    );
  if (why === 'no-display' && other === undefined)
    return (
      <Message title={`${name} has no display.`}>
        Its text consoles are beside this tab, if it has any.
      </Message>
    );
  if (why === 'spice')
    return (
      <Message
        title={other === undefined ? `${name} only has a SPICE display.` : 'This is a SPICE display.'}
        action={button}
      >
        Innkeeper draws VNC displays.
        {other === undefined && ' One can be added beside SPICE, which stays as it is.'}
      </Message>
    );
  return (
    <Message title="This display cannot be drawn here." action={button}>
      Innkeeper draws VNC displays.
      {other === undefined && ' One can be added beside the one it has.'}
    </Message>
  );
}

function FailureWords({
  failure,
  children,
  what,
  onRetry,
  onTakeOver,
}: Props & { failure: Failure; children: ReactNode }) {
  const words = sentence(failure);
  const inUse = failure.code === 'RESOURCE_BUSY' && what === 'console';
  const button = inUse ? (
    <Primary onClick={onTakeOver}>Take it over</Primary>
  ) : (
    <Primary onClick={onRetry}>Try now</Primary>
  );
  return (
    <Message title={inUse ? 'This console is open somewhere else.' : words.what} action={button}>
      {inUse ? busyWhy(failure) : [words.why, words.remedy].filter(Boolean).join(' ')}{' '}
      <span className={styles['countdown']}>{children}</span>
    </Message>
  );
}

const busyWhy = ({ params }: Failure): string =>
  params['holder'] === 'innkeeper'
    ? 'Another window of Innkeeper has it, and it serves one at a time.'
    : 'Another program has it, and it serves one at a time.';

function Message({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </>
  );
}

const Primary = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <Button variant="contained" color="primary" onClick={onClick}>
    {children}
  </Button>
);
