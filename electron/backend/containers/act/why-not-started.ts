import { access } from 'node:fs/promises';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { ContainerId } from '#shared/contract/containers.ts';
import type { RunPort } from '#shared/contract/container-run/ports.ts';
import { runtimeName } from '#shared/domain/engines/runtime-name.ts';
import { holderOf } from '#shared/domain/run/problems/ports.ts';
import { fail, type FailureError } from '../../failures/fail.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { absentMainProgram } from '../absent-main-program.ts';
import { hostPorts, readHeldPorts } from '../held-ports.ts';
import { fullDisk } from '../room.ts';
import type { RefusedContainer } from './inspected.ts';

interface Look {
  readonly live: LiveEngine;
  readonly id: ContainerId;
  readonly name: string;
  readonly inspected: RefusedContainer;
}

/** Why a start was refused, by what can be seen now; undefined: by nothing that we know of. */
export async function whyNotStarted(look: Look): Promise<FailureError | undefined> {
  for (const find of [
    portTaken,
    noRoom,
    pathAbsent,
    networkAbsent,
    runtimeAbsent,
    programAbsent,
    imageAbsent,
  ]) {
    const found = await find(look);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function portTaken({ live, inspected }: Look): Promise<FailureError | undefined> {
  const wanted = Object.entries(inspected.HostConfig.PortBindings ?? {}).flatMap(([inside, bindings]) =>
    (bindings ?? []).flatMap(({ HostIp, HostPort }): RunPort[] => {
      const host = Number(HostPort);
      if (!(host > 0)) return [];
      const [port = '', kind] = inside.split('/');
      const transport = kind === 'udp' || kind === 'sctp' ? kind : 'tcp';
      return [{ host, transport, container: Number(port), ...(HostIp && { address: HostIp }) }];
    }),
  );
  if (wanted.length === 0) return undefined;
  const held = await readHeldPorts(live, hostPorts(wanted));
  for (const port of wanted) {
    const found = holderOf(port, held);
    if (found === undefined) continue;
    const tail = port.transport === 'tcp' ? '' : `/${port.transport}`;
    const { holder } = found;
    return fail('PORT_TAKEN', { port: `${port.host}${tail}`, ...(holder !== undefined && { holder }) });
  }
  return undefined;
}

const noRoom = ({ live }: Look) => fullDisk(live);

async function pathAbsent({ live, inspected }: Look): Promise<FailureError | undefined> {
  if (!live.facts.local) return undefined;
  for (const { Type, Source } of inspected.HostConfig.Mounts ?? []) {
    if (Type !== 'bind' || !Source) continue;
    const error = await access(Source).catch((caught: NodeJS.ErrnoException) => caught);
    if (error?.code === 'ENOENT')
      return fail('FILE_NOT_FOUND', {
        path: Source,
        remedy: 'Make it where the engine runs, or make the container anew with another path.',
      });
  }
  return undefined;
}

async function networkAbsent({ live, inspected }: Look): Promise<FailureError | undefined> {
  for (const network of Object.keys(inspected.NetworkSettings?.Networks ?? {}))
    if (await absent(live.docker.getNetwork(network).inspect())) return fail('NETWORK_ABSENT', { network });
  return undefined;
}

async function runtimeAbsent({ live, inspected }: Look): Promise<FailureError | undefined> {
  const runtime = runtimeName(inspected.HostConfig.Runtime);
  if (runtime === undefined || live.facts.runtimes.includes(runtime)) return undefined;
  return fail('UNSUPPORTED', {
    what: `There is no runtime “${runtime}” for containers on ${live.label}.`,
    reason: 'The container was made for it, and the engine does not name it any more.',
    remedy: 'Add it to the engine’s configuration, or make the container anew without it.',
  });
}

async function programAbsent({ live, name, id }: Look): Promise<FailureError | undefined> {
  const program = await absentMainProgram(live, id);
  return program === undefined ? undefined : fail('PROGRAM_ABSENT', { program, name });
}

async function imageAbsent({ live, inspected }: Look): Promise<FailureError | undefined> {
  if (!(await absent(live.docker.getImage(inspected.Image).inspect()))) return undefined;
  return fail('IMAGE_ABSENT', { image: inspected.Config.Image });
}

async function absent(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return false;
  } catch (error) {
    if (refusalOf(error)?.status === 404) return true;
    throw error;
  }
}
