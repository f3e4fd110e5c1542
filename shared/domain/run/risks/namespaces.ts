import { riskIf, type FindRisks } from './risk.ts';

/** What it shares with the host instead of having its own. */
export const namespaceRisks: FindRisks = ({ network, pid, ipc, userns, privileged }) => [
  ...riskIf(privileged, {
    id: 'privileged',
    field: 'privileged',
    text: 'It is as mighty as root on the host.',
    why: 'A privileged container has every capability and every device, and no filter of system calls: what runs in it can take over the host.',
    remedy: 'Give it the one device or capability that it lacks instead.',
  }),
  ...riskIf(network?.mode === 'host', {
    id: 'host-network',
    field: 'network',
    text: 'It is on the host’s own network.',
    why: 'It reaches services that listen on the host alone, and each port it opens is open on the host.',
    remedy: 'Leave it a network of its own, and publish the ports it needs.',
  }),
  ...riskIf(pid === 'host', {
    id: 'host-pid',
    field: 'pid',
    text: 'It sees every process of the host.',
    why: 'As root it can also end them, and read their environment with what is secret in it.',
    remedy: 'Leave it processes of its own, unless it is there to watch the host.',
  }),
  ...riskIf(ipc === 'host', {
    id: 'host-ipc',
    field: 'ipc',
    text: 'It shares memory with programs of the host.',
    why: 'It can read and change what they hand one another that way.',
    remedy: 'Make its own shared memory larger instead, if that is what it lacks.',
  }),
  ...riskIf(userns === 'host', {
    id: 'host-users',
    field: 'userns',
    text: 'Its root is the host’s root.',
    why: 'The engine maps users of containers to powerless ones of the host; this one is left out of that.',
    remedy: 'Leave the mapping on, and give its folders to the mapped user.',
  }),
];
