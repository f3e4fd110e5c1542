import type { RunMount } from '#shared/contract/container-run/mounts.ts';
import { flagEach, given, type RunPart } from '../part.ts';
import { csvValue } from '../words/csv-value.ts';

type Tmpfs = Extract<RunMount, { kind: 'tmpfs' }>;
type Mounted = Exclude<RunMount, Tmpfs>;

const isTmpfs = (mount: RunMount): mount is Tmpfs => mount.kind === 'tmpfs';
const isMounted = (mount: RunMount): mount is Mounted => mount.kind !== 'tmpfs';

const typeOf = ({ kind }: Mounted) => (kind === 'bind' ? 'bind' : 'volume');

function sourceOf(mount: Mounted): string | undefined {
  if (mount.kind === 'bind') return mount.source;
  return mount.kind === 'volume' ? mount.name : undefined;
}

/** Options of mount(8). */
const tmpfsOptions = ({ size, mode, readOnly }: Tmpfs): string =>
  [
    ...(readOnly ? ['ro'] : []),
    ...(size === undefined ? [] : [`size=${size}`]),
    ...(mode === undefined ? [] : [`mode=${mode}`]),
  ].join(',');

function tmpfsText(mount: Tmpfs): string {
  const options = tmpfsOptions(mount);
  return options === '' ? mount.target : `${mount.target}:${options}`;
}

const mountText = (mount: Mounted): string => {
  const source = sourceOf(mount);
  return csvValue([
    `type=${typeOf(mount)}`,
    ...(source === undefined ? [] : [`source=${source}`]),
    `target=${mount.target}`,
    ...(mount.readOnly ? ['readonly'] : []),
  ]);
};

export const mountsPart: RunPart = {
  body: ({ mounts = [] }) => ({
    host: {
      ...given({
        Mounts: mounts.filter(isMounted).map(mount =>
          given({
            Type: typeOf(mount),
            Source: sourceOf(mount),
            Target: mount.target,
            ReadOnly: mount.readOnly || undefined,
          }),
        ),
      }),
      ...(mounts.some(isTmpfs) && {
        Tmpfs: Object.fromEntries(mounts.filter(isTmpfs).map(mount => [mount.target, tmpfsOptions(mount)])),
      }),
    },
  }),
  flags: ({ mounts = [] }) => [
    ...flagEach('mount', mounts.filter(isMounted).map(mountText)),
    ...flagEach('tmpfs', mounts.filter(isTmpfs).map(tmpfsText)),
  ],
  service: ({ mounts = [] }) =>
    given({
      volumes: mounts.filter(isMounted).map(mount =>
        given({
          type: typeOf(mount),
          source: sourceOf(mount),
          target: mount.target,
          read_only: mount.readOnly || undefined,
        }),
      ),
      tmpfs: mounts.filter(isTmpfs).map(tmpfsText),
    }),
};
