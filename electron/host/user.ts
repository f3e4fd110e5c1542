import { userInfo } from 'node:os';
import type { UserFacts } from '#shared/domain/host/facts.ts';
import type { HostTree } from './tree/host-tree.ts';

interface GroupLine {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

async function readGroups(tree: HostTree): Promise<GroupLine[]> {
  const lines = ((await tree.text('etc/group')) ?? '').split('\n');
  return lines.flatMap(line => {
    const [name, , gid, members] = line.split(':');
    return name && gid
      ? [{ name, gid: Number(gid), members: members?.split(',').filter(Boolean) ?? [] }]
      : [];
  });
}

export async function groupName(tree: HostTree, gid: number): Promise<string | undefined> {
  return (await readGroups(tree)).find(group => group.gid === gid)?.name;
}

/** This process's user: the groups it has, and those /etc/group would give it at the next log-in. */
export async function readUser(tree: HostTree): Promise<UserFacts> {
  const { username, uid } = userInfo();
  const lines = await readGroups(tree);
  const own = new Set(process.getgroups?.() ?? []);
  return {
    name: username,
    root: uid === 0,
    groups: lines.filter(group => own.has(group.gid)).map(group => group.name),
    listedGroups: lines.filter(group => group.members.includes(username)).map(group => group.name),
  };
}
