import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { addAgentChannel } from '#shared/domain/overview/remedies.ts';
import { useAgent } from '#renderer/api/agent.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { RemedyButton } from '../overview/remedy-button.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import { AddressesSection } from './addresses-section.tsx';
import { ClockSection } from './clock-section.tsx';
import { FileSystemsSection } from './file-systems-section.tsx';
import { FreezeSection } from './freeze-section.tsx';
import { InstallSection } from './install-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SystemSection } from './system-section.tsx';
import styles from './agent.module.css';

/** While it is looked at: users come and go, and file systems fill. */
const LOOK_EVERY_MS = 15_000;

/** What the agent inside the guest tells and does, or how to have one. */
export default function AgentTab() {
  const guest = usePanelGuest();
  const { agent, failure } = useAgent(guest, LOOK_EVERY_MS);
  return (
    <div className={styles['agent']}>
      {failure && <FailureNote failure={failure} />}
      {agent === undefined ? (
        failure === undefined && (
          <p className={styles['muted']} role="status">
            The agent is being asked…
          </p>
        )
      ) : (
        <Reached guest={guest} agent={agent} />
      )}
    </div>
  );
}

function Reached({ guest, agent }: { guest: Guest; agent: AgentState }) {
  switch (agent.reach) {
    case 'unsupported':
      return (
        <EmptyState title="This guest has no use for an agent">
          Agents are for virtual machines of QEMU. Of others, libvirt has no such channel.
        </EmptyState>
      );
    case 'not-running':
      return (
        <>
          <EmptyState title="The agent answers while the guest runs">
            It is a program inside the guest. Start or resume the guest to see what it tells.
          </EmptyState>
          <InstallSection key={guest.uuid} install={agent.install} />
        </>
      );
    case 'no-channel':
      return (
        <>
          <Attention
            what="The guest has no channel for an agent."
            why="It is a small device that the agent talks over. Then the agent itself has to be there."
            action={<RemedyButton guest={guest} remedy={addAgentChannel()} />}
          />
          <InstallSection key={guest.uuid} install={agent.install} />
        </>
      );
    case 'silent':
      return (
        <>
          <Attention
            what="No agent answers."
            why="The channel is there. The agent is not installed, not started, or the guest is still starting. This page notices when it answers."
          />
          <InstallSection key={guest.uuid} install={agent.install} />
        </>
      );
    case 'answers':
      return <Answers guest={guest} agent={agent} />;
  }
}

function Answers({ guest, agent }: { guest: Guest; agent: AgentState }) {
  const frozen = agent.frozen === true;
  return (
    <>
      {frozen && <FreezeSection guest={guest} frozen />}
      {!frozen && (
        <>
          <SystemSection agent={agent} />
          {agent.fileSystems && <FileSystemsSection fileSystems={agent.fileSystems} />}
          {agent.interfaces && <AddressesSection interfaces={agent.interfaces} />}
          {agent.clockAhead !== undefined && <ClockSection guest={guest} ahead={agent.clockAhead} />}
          <FreezeSection guest={guest} frozen={false} />
          <PasswordSection key={guest.uuid} guest={guest} users={agent.users ?? []} />
        </>
      )}
    </>
  );
}
