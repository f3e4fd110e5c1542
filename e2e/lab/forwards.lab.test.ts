import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import type { ForwardPlan } from '#shared/contract/forwards.ts';
import { guestRefSchema } from '#shared/contract/guests.ts';
import { applyHostPlan } from './apply-host-plan.ts';
import { describeLab } from './describe-lab.ts';
import { defineForwardedGuest, plugNeighbour } from './forwarded-guest.ts';
import { type LabMachine, startLab } from './machine.ts';

const NAME = 'forwarded';
const SUBNET = '198.18.7';
const MAC = '52:54:00:f0:00:07';
const OURS = '/etc/innkeeper /etc/libvirt/hooks /etc/sysctl.d /etc/systemd/system';
/** Emulation within emulation: a guest takes minutes to start, on a busy machine a quarter of an hour. */
const ANSWER_SECONDS = 1200;

/** By bash alone: the machine has no other client, and its busybox's wget ends with a segmentation fault. */
function get(address: string): string {
  const [host = '', port = '80'] = address.split(':');
  return `timeout 10 bash -c 'exec 3<>/dev/tcp/${host}/${port} && printf "GET / HTTP/1.0\\r\\n\\r\\n" >&3 && grep answers <&3'`;
}

describeLab('a guest on a NAT network', () => {
  let lab: LabMachine;
  let backend: TestBackend;
  let before = '';

  const listing = () =>
    lab.ssh(`find ${OURS} -type f -o -type l | sort; iptables-save | grep -c INNKEEPER || true`);
  const list = () => backend.client.forwards.list({ connection: backend.connection });
  const plan = async (port: number): Promise<Extract<ForwardPlan, { by: 'host' }>> => {
    const uuid = (await lab.ssh(`virsh domuuid ${NAME}`)).trim();
    const guest = guestRefSchema.parse({ connection: backend.connection, uuid });
    const wish = { guest, mac: MAC, protocol: 'tcp' as const, port, toPort: 80 };
    const planned = await backend.client.forwards.plan({
      connection: backend.connection,
      change: { do: 'add', wish },
    });
    if (planned.by !== 'host') throw new Error('It is not done by the host.');
    return planned;
  };
  /** Asks until it is answered, as a person would: the guest is still starting. */
  const fetched = (address: string, within = '') =>
    lab.ssh(
      `end=$((SECONDS + ${ANSWER_SECONDS})); until ${within} ${get(address)}; do
         [ $SECONDS -lt $end ] || { echo nobody; break; }; sleep 1; done`,
    );
  const refused = (address: string, within = '') => lab.ssh(`${within} ${get(address)} || echo nobody`);
  const inside = 'ip netns exec beside';

  async function answersEverywhere(): Promise<void> {
    expect(await fetched('127.0.0.1:8080')).toContain('the guest answers');
    expect(await fetched('198.18.200.1:8080', inside)).toContain('the guest answers');
  }

  beforeAll(async () => {
    lab = await startLab();
    await defineForwardedGuest(lab, NAME, SUBNET);
    await plugNeighbour(lab);
    backend = await startBackend(lab.uri);
    before = await listing();
  });
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
  });

  it('is reached by its address on the host, and by nobody else', async () => {
    await lab.ssh(
      `end=$((SECONDS + ${ANSWER_SECONDS})); until virsh net-dhcp-leases ${NAME} | grep -q ${MAC}; do
         [ $SECONDS -lt $end ] || exit 1; sleep 1; done`,
    );
    const uuid = (await lab.ssh(`virsh domuuid ${NAME}`)).trim();
    const guest = guestRefSchema.parse({ connection: backend.connection, uuid });
    const { cards } = await backend.client.forwards.reach({ guest });
    expect(cards).toMatchObject([{ mac: MAC, direct: 'host', way: 'nat', libvirtNetwork: NAME }]);
    expect(await fetched(cards[0]?.address ?? '')).toContain('the guest answers');
    expect(await refused(`198.18.200.1:8080`, inside)).toContain('nobody');
  });

  it('is refused a port that something else has', async () => {
    const { problems } = (await plan(22)).plan;
    expect(problems).toMatchObject([{ field: 'port', failure: { code: 'RESOURCE_BUSY' } }]);
  });

  it('is reached by a port of the host, from the host itself and from beside it', async () => {
    const { plan: hostPlan, keep } = await plan(8080);
    expect(keep).toMatchObject({ network: NAME, mac: MAC });
    await applyHostPlan(backend, hostPlan);
    if (keep) await backend.client.forwards.keepAddress({ connection: backend.connection, ...keep });
    await answersEverywhere();
    expect(await lab.ssh(`virsh net-dumpxml --inactive ${NAME}`)).toContain(`mac='${MAC}'`);
    expect((await list()).forwards).toMatchObject([
      { way: 'nat', port: 8080, toPort: 80, guest: { name: NAME }, network: NAME, state: 'works' },
    ]);
  });

  it('is reached after its network was stopped and started', async () => {
    const tap = (await lab.ssh(`virsh domiflist ${NAME} | awk '/vnet/ {print $1}'`)).trim();
    await lab.ssh(`virsh net-destroy ${NAME}`);
    expect((await list()).forwards).toMatchObject([{ state: 'network-off' }]);
    expect(await refused('127.0.0.1:8080')).toContain('nobody');
    // libvirt leaves the cards of running guests out of a network that was stopped.
    await lab.ssh(`virsh net-start ${NAME} && ip link set ${tap} master virbr7`);
    await answersEverywhere();
  });

  it('is reached after a restart of the machine', async () => {
    await backend.close();
    await lab.reboot();
    await plugNeighbour(lab);
    backend = await startBackend(lab.uri, { starting: true });
    await answersEverywhere();
  });

  it('is no longer reached once that is removed, and nothing of it is left', async () => {
    const [forward] = (await list()).forwards;
    const planned = await backend.client.forwards.plan({
      connection: backend.connection,
      change: { do: 'remove', id: forward?.id ?? '' },
    });
    if (planned.by !== 'host') throw new Error('It is not done by the host.');
    await applyHostPlan(backend, planned.plan);
    expect(await refused('127.0.0.1:8080')).toContain('nobody');
    expect(await refused('198.18.200.1:8080', inside)).toContain('nobody');
    expect((await list()).forwards).toEqual([]);
    expect(await listing()).toBe(before);
  });
});
