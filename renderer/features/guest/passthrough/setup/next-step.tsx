import type { PassthroughSetup } from '#shared/contract/passthrough.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Section } from '#renderer/ui/section.tsx';
import styles from './setup.module.css';

/** What a person does now, or that there is nothing to do. */
export function NextStep({ setup, host }: { setup: PassthroughSetup; host: string }) {
  const { state, note, guest, devices, rebootPending } = setup;
  const gone = devices.filter(({ present }) => !present);
  return (
    <>
      {note !== undefined && <Attention tone={state === 'interrupted' ? 'error' : 'warning'} what={note} />}
      {state === 'interrupted' && (
        <Attention
          tone="error"
          what="This was cut short in the middle."
          why="Nothing is lost: every file that was changed is kept as it was. Continue goes on in the same direction, Undo takes back what was done; both show what they do."
        />
      )}
      {gone.map(({ address, name }) => (
        <Attention
          key={address}
          what={`${name} is not at ${address} any more.`}
          why="It was moved to another slot, or taken out. Undo this, and give the device away again from where it is now."
        />
      ))}
      {guest.gone && (
        <Attention
          what={`“${guest.name}” was deleted.`}
          why="What was changed on the host is still there, and can be undone."
        />
      )}
      {state === 'waiting-for-reboot' && (
        <Section title="What to do now">
          <ol className={styles['todo']}>
            <li>Save or print the way back below. A screen may stay dark, and this one with it.</li>
            <li>
              Close what is open on {host}, and restart it:
              <div className={styles['command']}>
                <CopyText text="systemctl reboot" what="the command that restarts" />
              </div>
            </li>
            <li>
              Open Innkeeper again. It looks by itself whether everything took hold, and says so on the
              overview of {guest.name}.
            </li>
            <li>Then start {guest.name}.</li>
          </ol>
        </Section>
      )}
      {state === 'undone' && (
        <Attention
          tone="info"
          what={
            rebootPending
              ? `Everything was put back. ${host} takes leave of it when it is restarted.`
              : 'Everything was put back as it was.'
          }
          why={rebootPending ? 'Until then the running system still has what it was started with.' : ''}
        />
      )}
    </>
  );
}
