import type { ContainerRef } from '#shared/contract/containers.ts';
import { type RunRequest, runRequestSchema } from '#shared/contract/container-run/request.ts';
import type { ImageSays, Inspected } from './inspected.ts';
import { limitsLike } from './limits.ts';
import { composeLabel, processLike } from './process.ts';
import { reachLike } from './reach.ts';
import { rightsLike } from './security.ts';

export interface Habits {
  readonly defaultRuntime: string;
  readonly defaultLog: string;
  /** Names nobody may take. */
  readonly names: ReadonlySet<string>;
}

/** The name with the first number behind it that makes it free. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/-\d+$/, '');
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** Another container like one that is there. `left`: what of it a request cannot say. */
export function requestLike(
  { engine, id }: ContainerRef,
  inspected: Inspected,
  image: ImageSays,
  { defaultRuntime, defaultLog, names }: Habits,
): { request: RunRequest; left: string[] } {
  const request = {
    engine,
    image: inspected.Config.Image,
    name: freeName(inspected.Name.replace(/^\//, ''), names),
    ...processLike(inspected, image),
    ...reachLike(inspected, image, id),
    ...limitsLike(inspected, defaultLog),
    ...rightsLike(inspected, defaultRuntime),
  };
  return { request: runRequestSchema.parse(request), left: leftOf(inspected) };
}

/** What another program set that has no field here: the copy goes without. */
function leftOf({ Config, HostConfig: host }: Inspected): string[] {
  const seccompFile = host.SecurityOpt.some(option => /^seccomp[=:]\s*\{/.test(option));
  const found: readonly (readonly [boolean, string])[] = [
    [
      Object.keys(Config.Labels).some(name => composeLabel.test(name)),
      'It belongs to no project of Compose.',
    ],
    [host.GroupAdd.length > 0, 'It has no further groups.'],
    [
      host.VolumesFrom.length > 0,
      'Volumes of other containers are mounted by their names, not by the containers’.',
    ],
    [host.Links.length > 0, 'It has no links to other containers: join a network instead.'],
    [(host.Ulimits?.length ?? 0) > 0, 'It has no limits of its own for open files and the like (ulimit).'],
    [Object.keys(host.Sysctls).length > 0, 'It sets no values of the kernel (sysctl).'],
    [host.DeviceCgroupRules.length > 0, 'It has no rules for kinds of devices.'],
    [host.UTSMode === 'host', 'It has a host name of its own.'],
    [host.CgroupParent !== '', 'It is below the engine’s usual control group.'],
    [seccompFile, 'Its filter of system calls is the engine’s: choose the file again for another.'],
    [
      Config.Healthcheck?.Test[0] === 'CMD',
      'Its health check runs a program without a shell: write it as a command, or leave it to the image.',
    ],
  ];
  return found.flatMap(([is, words]) => (is ? [words] : []));
}
