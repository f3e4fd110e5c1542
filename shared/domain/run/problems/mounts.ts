import { problem, unfit, type FindProblems } from './problem.ts';

const trimmed = (path: string) => path.replace(/\/+$/, '') || '/';

export const mountProblems: FindProblems = ({ mounts = [], devices = [] }, { paths }) => [
  ...mounts.flatMap((mount, at) => {
    const target = trimmed(mount.target);
    const field = `mounts.${at}`;
    if (target === '/') return [unfit(`${field}.target`, 'Nothing can be mounted over the whole container.')];
    if (mounts.slice(0, at).some(each => trimmed(each.target) === target))
      return [unfit(`${field}.target`, `“${target}” has something mounted on it already.`)];
    return mount.kind === 'bind' && paths.get(mount.source) === 'absent'
      ? [problem(`${field}.source`, 'FILE_NOT_FOUND', { path: mount.source })]
      : [];
  }),
  ...devices.flatMap(({ host }, at) =>
    paths.get(host) === 'absent' ? [problem(`devices.${at}.host`, 'DEVICE_ABSENT', { name: host })] : [],
  ),
];
