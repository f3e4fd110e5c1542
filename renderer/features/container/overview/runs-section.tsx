import type { ContainerDetails } from '#shared/contract/container-details.ts';
import type { Container } from '#shared/contract/containers.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { countOf, formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { restartWords } from '../restart-words.ts';
import styles from './overview.module.css';

const day = (at: number) => new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function swapWords(swap: ContainerDetails['limits']['memorySwap']): string {
  if (swap === undefined) return '';
  return swap === 'unlimited' ? 'as much swap as there is' : `${formatBytes(swap)} with swap`;
}

function limitWords({ cpus, cpuset, memory, memorySwap, pids }: ContainerDetails['limits']): string {
  const words = [
    cpus === undefined ? '' : countOf(cpus, 'CPU'),
    cpuset === undefined || cpuset === '' ? '' : `on CPUs ${cpuset}`,
    memory === undefined ? '' : `${formatBytes(memory)} of memory`,
    memory === undefined ? '' : swapWords(memorySwap),
    pids === undefined ? '' : countOf(pids, 'process', 'processes'),
  ].filter(Boolean);
  return words.length === 0 ? 'None' : words.join(', ');
}

/** How it is run: by what command, as whom, held to what, and what becomes of it when it ends. */
export function RunsSection({ container, details }: { container: Container; details: ContainerDetails }) {
  const { entrypoint = [], command, restart, restarts } = details;
  return (
    <Section title="How it runs">
      <div className={styles['facts']}>
        <Facts>
          <Fact name="Command">
            <code>{[...entrypoint, ...command].join(' ') || '–'}</code>
          </Fact>
          <Fact name="User">{details.user === '' ? 'As its image says, mostly root' : details.user}</Fact>
          {details.workingDir !== '' && (
            <Fact name="Folder">
              <code>{details.workingDir}</code>
            </Fact>
          )}
          <Fact name="Limits">{limitWords(details.limits)}</Fact>
          <Fact name="At its end">
            {restartWords[restart.name]}
            {restart.retries === undefined ? '' : `, ${countOf(restart.retries, 'time')} at most`}
            {restarts > 0 && `; ${countOf(restarts, 'time')} so far`}
            {details.autoRemove && '. It removes itself then.'}
          </Fact>
          <Fact name="Stops by">{`${details.stopSignal}, within ${details.stopTimeout} s`}</Fact>
          <Fact name="Made">{day(container.createdAt)}</Fact>
          {details.startedAt !== undefined && <Fact name="Started">{day(details.startedAt)}</Fact>}
          {details.finishedAt !== undefined && <Fact name="Ended">{day(details.finishedAt)}</Fact>}
          <Fact name="Runtime">{`${details.runtime}${details.readOnlyRoot ? ', its own files read only' : ''}`}</Fact>
          <Fact name="Id">
            <CopyText text={container.id.slice(0, 12)} what="id" />
          </Fact>
        </Facts>
      </div>
    </Section>
  );
}
